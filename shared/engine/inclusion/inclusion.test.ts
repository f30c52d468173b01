import { describe, expect, it, test } from 'vitest'
import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { decideInclusion } from './decide-inclusion.ts'
import { INCLUSION_RULES } from './registry.ts'

describe('decideInclusion', () => {
  test.each([
    ['an ordinary VM', makeVm({ name: 'web01' }), []],
    ['a template', makeVm({ isTemplate: true }), ['template']],
    ['a vCLS agent by UUID', makeVm({ name: 'vCLS-4c4c4544-0036-4d10-8054-b7c04f4d3232' }), ['cluster-agent']],
    ['an old vCLS agent', makeVm({ name: 'vCLS (3)' }), ['cluster-agent']],
    ['a VM that is only called alike', makeVm({ name: 'vCLS-report-server' }), []],
    ['an SRM placeholder', makeVm({ isSrmPlaceholder: true }), ['srm-placeholder']],
    ['a parent of instant clones', makeVm({ name: 'cp-parent-0f8fad5b-d9cb-469f-a165-70867728950e' }), ['desktop-machine']],
    ['a VM that is only called alike', makeVm({ name: 'replica-01' }), []],
    ['a disconnected VM', makeVm({ connectionState: 'disconnected' }), ['disconnected']],
    ['an orphaned VM', makeVm({ connectionState: 'orphaned' }), ['disconnected']],
    ['an inaccessible VM', makeVm({ connectionState: 'inaccessible' }), ['disconnected']],
    ['a VM whose connection state is unknown', makeVm({ connectionState: null }), []],
    ['a VM without a disk', makeVm({ diskCount: 0, disks: [] }), ['no-disks']],
    ['a VM whose disks are unknown', makeVm({ diskCount: null, disks: [] }), []],
    ['a disconnected template', makeVm({ isTemplate: true, connectionState: 'disconnected' }), ['template', 'disconnected']],
  ])('%s', (_, vm, codes) => {
    const inclusion = decideInclusion(vm, undefined)
    expect(inclusion.reasons.map((reason) => reason.code)).toEqual(codes)
    expect(inclusion.isIncluded).toBe(codes.length === 0)
  })

  it('tells to rebuild a template, but not the empty one that every engine has', () => {
    const messageOf = (id: string): string | undefined => decideInclusion(makeVm({ id, isTemplate: true }), undefined).reasons[0]?.message
    expect(messageOf('s/vm-3')).toContain('rebuild it')
    expect(messageOf('s/00000000-0000-0000-0000-000000000000')).toContain('nothing in it to rebuild')
  })

  it('follows a decision to leave out, with its reason', () => {
    expect(decideInclusion(makeVm({}), { isIncluded: false, reason: 'retired in May' })).toEqual({
      isIncluded: false,
      reasons: [{ code: 'decision', message: 'Left out by decision: retired in May' }],
    })
  })

  it('follows a decision to include where MTV can migrate the VM', () => {
    const decision = { isIncluded: true, reason: 'needed' }
    expect(decideInclusion(makeVm({ isSrmPlaceholder: true }), decision).isIncluded).toBe(true)
    expect(decideInclusion(makeVm({ isTemplate: true }), decision).isIncluded).toBe(false)
    expect(decideInclusion(makeVm({ connectionState: 'orphaned' }), decision).isIncluded).toBe(false)
  })
})

describe('the inclusion rules', () => {
  it('have an id each', () => {
    const ids = INCLUSION_RULES.map((rule) => rule.id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})
