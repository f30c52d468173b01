import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { waveSettingsSchema } from '#shared/domain/waves/wave-settings.ts'
import type { WaveVm } from '#shared/domain/waves/wave-vm.ts'
import { waveVm } from '../testing/wave-vms.ts'
import { apartByName } from './apart-by-name.ts'
import { findGroups, previewGroupRule } from './find-groups.ts'
import { groupConstraints } from './group-constraints.ts'

const VMS: readonly WaveVm[] = [
  waveVm('a-1', { moveGroup: 'A', application: 'Shop', affinityRules: ['keep'] }),
  waveVm('a-2', { moveGroup: 'A', name: 'shop-db-1' }),
  waveVm('b-1', { application: 'Shop', name: 'shop-web-1', attributes: { Team: 'blue' } }),
  waveVm('b-2', { affinityRules: ['keep'], sourceId: 't', attributes: { Team: 'blue' } }),
  waveVm('b-10', { name: 'mail-1' }),
]
type Groups = Parameters<typeof waveSettingsSchema.parse>[0]
const settingsOf = (groups: object, more: object = {}) => waveSettingsSchema.parse({ ...more, groups } satisfies Groups)
const idsOf = (groups: object): string[] => findGroups(VMS, [], settingsOf(groups).groups).groups.map(({ vmIds }) => vmIds.join(' '))

describe('groups', () => {
  test.each<[what: string, groups: object, expected: string[]]>([
    ['move groups by default', {}, ['a-1 a-2', 'b-1', 'b-2', 'b-10']],
    ['a rule that nobody confirmed', { rules: [{ by: 'application', isConfirmed: false }] }, ['a-1', 'a-2', 'b-1', 'b-2', 'b-10']],
    ['two rules that meet in a VM', { rules: [{ by: 'application', isConfirmed: true }, { by: 'move-group', isConfirmed: true }] }, ['a-1 a-2 b-1', 'b-2', 'b-10']],
    ['an affinity rule of the same name at another source', { rules: [{ by: 'affinity', isConfirmed: true }] }, ['a-1', 'a-2', 'b-1', 'b-2', 'b-10']],
    ['an attribute', { rules: [{ by: 'attribute', attribute: 'Team', isConfirmed: true }] }, ['a-1', 'a-2', 'b-1 b-2', 'b-10']],
    ['a name pattern', { rules: [{ by: 'name', pattern: '^([a-z]+)-[a-z]+-', isConfirmed: true }] }, ['a-1', 'a-2 b-1', 'b-2', 'b-10']],
    ['a link', { rules: [], links: [{ vms: ['a-1', 'b-10'] }] }, ['a-1 b-10', 'a-2', 'b-1', 'b-2']],
  ])('%s', (_, groups, expected) => {
    expect(idsOf(groups)).toEqual(expected)
  })

  it('hold what shares disks, whatever is confirmed', () => {
    const { groups } = findGroups(VMS, [{ by: 'shared-disk', label: '[d] quorum.vmdk', vmIds: ['b-10', 'a-2'] }], settingsOf({ rules: [] }).groups)
    expect(groups.find(({ id }) => id === 'a-2')).toMatchObject({ vmIds: ['a-2', 'b-10'], ties: [{ by: 'shared-disk', isHard: true }] })
  })

  it('name what they cannot use', () => {
    const { issues } = findGroups(VMS, [], settingsOf({ rules: [{ by: 'name', pattern: '([', isConfirmed: true }], links: [{ vms: ['a-1', 'gone'] }] }).groups)
    expect(issues.map(({ code }) => code)).toEqual(['pattern-invalid', 'vm-unknown'])
  })

  it('can be looked at before they are confirmed', () => {
    expect(previewGroupRule(VMS, { by: 'name', pattern: '^([a-z]+)-', isConfirmed: false })).toMatchObject({ groups: [{ label: 'shop' }], vmsWithout: 3 })
  })

  it('bear the names that people gave, and are of one source all the same', () => {
    const rulesOf = (by: 'affinity' | 'folder' | 'resource-pool' | 'vapp') => previewGroupRule([
      ...['v-1', 'v-2'].map((id) => waveVm(id, { affinityRules: ['keep'], folderPath: '/DC/erp', resourcePoolPath: '/DC/gold', vApp: 'erp' })),
      ...['w-1', 'w-2'].map((id) => waveVm(id, { sourceId: 't', affinityRules: ['keep'], folderPath: '/DC/erp', resourcePoolPath: '/DC/gold', vApp: 'erp' })),
    ], { by, isConfirmed: false }).groups.map(({ label, vmIds }) => `${label}: ${vmIds.join(' ')}`)
    expect(rulesOf('affinity')).toEqual(['keep: v-1 v-2', 'keep: w-1 w-2'])
    const clusters = ['a-1', 'a-2', 'b-1', 'b-2'].map((id) => waveVm(id, { clusterName: id.slice(0, 1), affinityRules: ['keep'] }))
    expect(previewGroupRule(clusters, { by: 'affinity', isConfirmed: false }).groups.map(({ label, vmIds }) => `${label}: ${vmIds.join(' ')}`)).toEqual(['keep: a-1 a-2', 'keep: b-1 b-2'])
    expect(rulesOf('folder')).toEqual(['/DC/erp: v-1 v-2', '/DC/erp: w-1 w-2'])
    expect(rulesOf('resource-pool')).toEqual(['/DC/gold: v-1 v-2', '/DC/gold: w-1 w-2'])
    expect(rulesOf('vapp')).toEqual(['erp: v-1 v-2', 'erp: w-1 w-2'])
  })

  it('hold every VM once, whatever ties them', () => {
    const vms = Array.from({ length: 12 }, (_, index) => waveVm(`v-${String(index)}`))
    const pairs = fc.array(fc.uniqueArray(fc.constantFrom(...vms.map(({ id }) => id)), { minLength: 2, maxLength: 3 }), { maxLength: 8 })
    fc.assert(fc.property(pairs, (links) => {
      const { groups } = findGroups(vms, [], settingsOf({ rules: [], links: links.map((ids) => ({ vms: ids })) }).groups)
      expect(groups.flatMap(({ vmIds }) => vmIds).sort()).toEqual(vms.map(({ id }) => id).sort())
      for (const link of links) expect(groups.some(({ vmIds }) => link.every((id) => vmIds.includes(id)))).toBe(true)
    }))
  })
})

describe('what groups are bound to', () => {
  const constraintsOf = (groups: object, more: object = {}) => {
    const settings = settingsOf(groups, more)
    const found = findGroups(VMS, [], settings.groups)
    return groupConstraints(found.groups, VMS, settings)
  }

  it('patterns of names that make no sense are named and keep nobody apart', () => {
    const many = Array.from({ length: 25 }, (_, index) => waveVm(`srv${String(index)}`))
    const { apart, issues } = apartByName(many, [{ pattern: '(srv', isConfirmed: true }, { pattern: '^(srv)', isConfirmed: true }, { pattern: '^(srv1)', isConfirmed: true, reason: 'nodes' }])
    expect(issues.map(({ code }) => code)).toEqual(['pattern-invalid', 'apart-too-many'])
    expect(apart).toEqual([{ vmIds: ['srv1', ...Array.from({ length: 10 }, (_, index) => `srv1${String(index)}`)], because: 'nodes' }])
  })

  it('pairs stay apart, and a pair that is tied is a contradiction that names both', () => {
    const { apart, contradictions } = constraintsOf({ apart: [{ vms: ['a-1', 'a-2', 'b-1'] }] })
    expect([...(apart[1] ?? [])]).toEqual([0])
    expect(contradictions[0]).toMatchObject([{ code: 'apart-and-together', message: expect.stringContaining('move group A') as string }])
  })

  it('an anti-affinity rule is told by its own name, and parts VMs of its source alone', () => {
    const vms = [waveVm('v-1', { antiAffinityRules: ['spread'] }), waveVm('v-2', { antiAffinityRules: ['spread'] }), waveVm('w-1', { sourceId: 't', antiAffinityRules: ['spread'] })]
    const settings = settingsOf({ rules: [], areAntiAffinityRulesApart: true })
    const { edges } = groupConstraints(findGroups(vms, [], settings.groups).groups, vms, settings)
    expect(edges).toEqual([expect.objectContaining({ kind: 'apart', because: 'anti-affinity rule spread' })])
  })

  it('dependencies are of groups, and a ring names its members', () => {
    const { after, contradictions } = constraintsOf({ dependencies: [{ vm: 'b-1', after: ['a-2'] }, { vm: 'b-2', after: ['b-1'] }, { vm: 'a-1', after: ['b-2'] }, { vm: 'b-10', after: ['a-1'] }] })
    expect([...(after[1] ?? [])]).toEqual([0])
    expect(contradictions.map((reasons) => reasons.length)).toEqual([1, 1, 1, 0])
    expect(contradictions[1]?.[0]?.message).toMatch(/b-1|shop-web-1/)
  })

  it('dates narrow, and dates that leave nothing are a contradiction', () => {
    const { earliest, latest, contradictions } = constraintsOf({}, { dates: [{ vms: ['a-1'], earliest: '2026-03-01' }, { vms: ['a-2'], earliest: '2026-02-01', latest: '2026-02-15' }, { vms: ['nobody'] }] })
    expect([earliest[0], latest[0]]).toEqual(['2026-03-01', '2026-02-15'])
    expect(contradictions[0]).toMatchObject([{ code: 'dates-reversed' }])
  })
})
