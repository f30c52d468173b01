import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Decisions } from '#shared/domain/decisions/decision.ts'
import type { EstateVm } from '#shared/domain/estate/estate.ts'
import type { PlacementRule } from '#shared/domain/estate/platform-configuration.ts'
import type { PlacementPlan } from '#shared/domain/plan/placement.ts'
import { type PlacementPolicy, placementPolicySchema } from '#shared/domain/target/placement-policy.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { makeCluster, makeSource, makeVm, SOURCE_ID } from '#shared/engine/testing/estate-fixtures.ts'
import { makeTarget } from '#shared/engine/testing/target-fixture.ts'
import { apartRulesByVm } from './apart-rules.ts'
import { mapPlacement } from './map-placement.ts'

type Rule = readonly [type: string | null, name: string]

function vm(moref: string, rules: readonly Rule[], overrides: Partial<EstateVm> = {}): EstateVm {
  const id = `${SOURCE_ID}/${moref}`
  return makeVm({ moref, name: moref, clusterRules: rules.map(([type, name]) => ({ vmId: id, type, name })), ...overrides })
}

function map(vms: readonly EstateVm[], policy: Partial<PlacementPolicy> = {}, more: { target?: Partial<Target>; groups?: readonly PlacementRule[]; decisions?: Partial<Decisions> } = {}): PlacementPlan {
  const target = makeTarget({ ...more.target, placement: { ...placementPolicySchema.parse({ carrier: 'plans' }), ...policy } })
  return mapPlacement({ placementRules: more.groups ?? [], clusters: [makeCluster({ name: 'PROD', isDrsEnabled: true })], sources: [makeSource()] }, vms, target, more.decisions?.['vm.node-group'] ?? {}, more.decisions?.['vm.restart-priority'] ?? {}, more.decisions?.['vm.balancing'] ?? {}, more.decisions?.['vm.labels'] ?? {})
}

function group(name: string, overrides: Partial<PlacementRule>): PlacementRule {
  return { id: name, sourceId: SOURCE_ID, moref: null, name, kind: 'affinityGroup', clusterName: 'PROD', vmRule: 'disabled', isVmRuleEnforced: null, hostRule: 'disabled', isHostRuleEnforced: null, priority: null, hostNames: null, ...overrides }
}

const codes = ({ rules }: PlacementPlan): string[][] => rules.map(({ reasons }) => reasons.map(({ code }) => code))

describe('a rule of a source', () => {
  it.each<[string, string | null, string, string | null, string[]]>([
    ['keeps VMs together, as a preference', 'Affinity', 'together', 'preferred', ['strength-unstated']],
    ['keeps VMs apart', 'anti-affinity', 'apart', 'preferred', ['strength-unstated']],
    ['ties VMs to hosts that nobody names', 'VM-Host', 'on-hosts', 'preferred', ['strength-unstated', 'hosts-unknown']],
    ['keeps VMs off hosts', 'VM-Host anti-affinity', 'off-hosts', 'preferred', ['strength-unstated', 'hosts-unknown']],
    ['is of no known type', null, 'unknown', null, ['rule-unknown']],
  ])('%s', (_, type, kind, strength, why) => {
    const plan = map([vm('vm-1', [[type, 'R']]), vm('vm-2', [[type, 'R']])])
    expect(plan.rules).toMatchObject([{ kind, strength, vms: [{ name: 'vm-1' }, { name: 'vm-2' }] }])
    expect(codes(plan)).toEqual([why])
  })

  it('says nothing where one VM of it is left', () => {
    expect(codes(map([vm('vm-1', [['Anti-affinity', 'R']])]))).toEqual([['rule-alone']])
  })

  it('is another one in another cluster', () => {
    const plan = map([vm('vm-1', [['Affinity', 'R']]), vm('vm-2', [['Affinity', 'R']]), vm('vm-3', [['Affinity', 'R']], { clusterName: 'DEV' }), vm('vm-4', [['Affinity', 'R']], { clusterName: 'DEV' })])
    expect(plan.rules.map(({ clusterName }) => clusterName)).toEqual(['DEV', 'PROD'])
    expect(new Set(plan.rules.map(({ labelKey }) => labelKey)).size).toBe(2)
  })

  it("of MTV's inventory says only that some rule ties the VM to hosts", () => {
    expect(map([vm('vm-1', [['VM-Host', 'host affinity of PROD']])]).rules[0]).toMatchObject({ kind: 'unknown', strength: null })
  })

  it.each<[string, Target['controlPlane'], number, 'required' | 'preferred', string[]]>([
    ['more VMs than a single node holds', 'single-node', 2, 'required', ['apart-too-few-nodes']],
    ['as many as a compact cluster has nodes, so that none can be drained', 'compact-3', 3, 'required', ['apart-too-few-nodes']],
    ['fewer than that', 'compact-3', 2, 'required', ['apart-nodes']],
    ['as a preference', 'single-node', 3, 'preferred', []],
    ['on as many workers as sizing says', 'dedicated-3', 5, 'required', ['apart-nodes']],
  ])('that keeps apart %s', (_, controlPlane, count, unstatedRules, why) => {
    const plan = map(Array.from({ length: count }, (_each, index) => vm(`vm-${index}`, [['Anti-affinity', 'A']])), { unstatedRules }, { target: { controlPlane } })
    expect(codes(plan)).toEqual([['strength-unstated', ...why]])
    expect(plan.findings.filter(({ code }) => code === 'apart-too-few-nodes').map(({ message }) => message)).toEqual(plan.rules[0]?.reasons.filter(({ code }) => code === 'apart-too-few-nodes').map(({ message }) => message))
    expect(apartRulesByVm(plan.rules).get(`${SOURCE_ID}/vm-1`)).toEqual([plan.rules[0]?.ruleId])
  })

  it('that must hold takes nodes of each node group that its VMs are in', () => {
    const apart = ['vm-1', 'vm-2', 'vm-3'].map((name) => vm(name, [['Anti-affinity', 'A']], { clusterName: 'PROD' }))
    const plan = map(apart, { unstatedRules: 'required', nodeGroups: [{ name: 'gold', clusters: ['PROD'], isTainted: false }] })
    expect(plan.rules[0]?.reasons.at(-1)?.message).toBe('A takes 3 nodes of the group gold, and 4 for one of them to be drained.')
  })

  it('that the target gives up keeps nobody apart', () => {
    const plan = map([vm('vm-1', [['Anti-affinity', 'A']]), vm('vm-2', [['Anti-affinity', 'A']])], { rules: [{ rule: 'A', strength: 'ignored' }] })
    expect(apartRulesByVm(plan.rules).size).toBe(0)
  })

  it('that must hold takes nodes enough, and together never more than prefers', () => {
    const plan = map([vm('vm-1', [['Anti-affinity', 'A'], ['Affinity', 'T']]), vm('vm-2', [['Anti-affinity', 'A']]), vm('vm-3', [['Affinity', 'T']])], { unstatedRules: 'required' })
    expect(plan.rules.map(({ name, strength }) => [name, strength])).toEqual([['A', 'required'], ['T', 'preferred']])
    expect(codes(plan)).toEqual([['strength-unstated', 'apart-nodes'], ['strength-unstated', 'together-preferred']])
    expect(plan.rules[0]?.reasons[1]?.message).toContain('takes 2 nodes, and 3')
  })
})

describe('an affinity group of oVirt', () => {
  const both = group('G', { vmRule: 'negative', isVmRuleEnforced: true, hostRule: 'positive', isHostRuleEnforced: false, hostNames: 'h2; h1' })
  const vms = [vm('vm-1', [['Anti-affinity', 'G']]), vm('vm-2', [['Anti-affinity', 'G']])]

  it('is a rule about VMs and one about hosts', () => {
    const plan = map(vms, {}, { groups: [both] })
    expect(plan.rules.map(({ kind, strength, hostNames }) => [kind, strength, hostNames])).toEqual([['apart', 'required', null], ['on-hosts', 'preferred', ['h1', 'h2']]])
    expect(plan.nodeLabels).toMatchObject([{ key: 'portolan.io/hosts-g-' + (plan.nodeLabels[0]?.key.slice(-4) ?? ''), hostNames: ['h1', 'h2'] }])
  })

  it('with hosts that must hold becomes a node selector', () => {
    const plan = map(vms, {}, { groups: [group('G', { hostRule: 'positive', isHostRuleEnforced: true, hostNames: 'h1' })] })
    expect(plan.vms[0]?.onPlan).toEqual({ labels: {}, nodeSelector: { 'portolan.io/hosts-g': '' }, affinity: null })
  })

  it.each<[string, Partial<PlacementRule>, string, string]>([
    ['switched off asks for nothing', { vmRule: 'disabled', hostRule: 'disabled', isVmRuleEnforced: true }, 'disabled', 'rule-disabled'],
    ['of which the engine says too little is not known', { vmRule: 'disabled', hostRule: null }, 'unknown', 'rule-unknown'],
  ])('%s', (_, overrides, kind, why) => {
    const plan = map([vm('vm-1', [['Affinity group', 'G']]), vm('vm-2', [['Affinity group', 'G']])], {}, { groups: [group('G', overrides)] })
    expect(plan.rules).toMatchObject([{ kind, strength: null }])
    expect(codes(plan)).toEqual([[why]])
  })

  it('of one cluster is not taken for that of another, nor for a label, of the same name', () => {
    const rules = [
      group('db', { id: 'a', vmRule: 'negative', isVmRuleEnforced: true }),
      group('db', { id: 'b', clusterName: 'DEV', vmRule: 'positive', isVmRuleEnforced: false }),
      group('db', { id: 'c', clusterName: null, kind: 'affinityLabel', hostRule: 'positive', isHostRuleEnforced: true, hostNames: 'h1' }),
    ]
    const vms = [vm('vm-1', [['Anti-affinity', 'db'], ['Affinity label', 'db']]), vm('vm-2', [['Anti-affinity', 'db']]), vm('vm-3', [['Affinity', 'db']], { clusterName: 'DEV' }), vm('vm-4', [['Affinity', 'db']], { clusterName: 'DEV' })]
    const expected = [[null, 'on-hosts', 'required', ['vm-1']], ['DEV', 'together', 'preferred', ['vm-3', 'vm-4']], ['PROD', 'apart', 'required', ['vm-1', 'vm-2']]]
    for (const groups of [rules, rules.toReversed()]) expect(map(vms, {}, { groups }).rules.map(({ clusterName, kind, strength, vms: members }) => [clusterName, kind, strength, members.map(({ name }) => name)])).toEqual(expected)
  })

  it('that is a label holds in every cluster', () => {
    const label = group('L', { kind: 'affinityLabel', clusterName: null, hostRule: 'positive', isHostRuleEnforced: true, hostNames: 'h1' })
    expect(map([vm('vm-1', [['Affinity label', 'L']]), vm('vm-2', [['Affinity label', 'L']], { clusterName: 'DEV' })], {}, { groups: [label] }).rules).toMatchObject([{ clusterName: null, vms: [{ name: 'vm-1' }, { name: 'vm-2' }] }])
  })
})

describe('rules that contradict', () => {
  it.each<[string, EstateVm[], readonly PlacementRule[]]>([
    ['together and apart', [vm('vm-1', [['Affinity', 'T'], ['Anti-affinity', 'A']]), vm('vm-2', [['Affinity', 'T'], ['Anti-affinity', 'A']])], []],
    ['by way of a third VM', [vm('vm-1', [['Affinity', 'T'], ['Anti-affinity', 'A']]), vm('vm-2', [['Affinity', 'T'], ['Affinity', 'U']]), vm('vm-3', [['Affinity', 'U'], ['Anti-affinity', 'A']])], []],
    ['on hosts without one in common', [vm('vm-1', [['VM-Host', 'G'], ['VM-Host', 'H']])], [group('G', { hostRule: 'positive', hostNames: 'h1' }), group('H', { hostRule: 'positive', hostNames: 'h2' })]],
  ])('%s are carried by nothing and named', (_, vms, groups) => {
    const plan = map(vms, {}, { groups })
    expect(plan.rules.every(({ strength, reasons }) => strength === null && reasons[0]?.code === 'rules-contradict')).toBe(true)
    expect(plan.vms).toEqual([])
    expect(plan.findings.map(({ code }) => code)).toEqual(['rules-contradict'])
  })
})

it('a rule is kept as the target says, or given up, and what it contradicted is kept then', () => {
  const vms = [vm('vm-1', [['Affinity', 'T'], ['Anti-affinity', 'A']]), vm('vm-2', [['Affinity', 'T'], ['Anti-affinity', 'A']])]
  const plan = map(vms, { rules: [{ rule: 'T', strength: 'ignored' }, { rule: 'A', strength: 'required' }, { rule: 'gone', strength: 'required' }] })
  expect(plan.rules.map(({ name, strength }) => [name, strength])).toEqual([['A', 'required'], ['T', null]])
  expect(codes(plan)).toEqual([['strength-chosen', 'apart-nodes'], ['rule-ignored']])
  expect(plan.findings.map(({ code }) => code)).toEqual(['rule-not-found'])
})

describe('what brings it', () => {
  const vms = [vm('vm-1', [['Anti-affinity', 'A']]), vm('vm-2', [['Anti-affinity', 'A']]), vm('vm-3', [])]
  it.each<[PlacementPolicy['carrier'], Target['mtv'], string, number, number, string[]]>([
    ['none', '2.12', 'advice', 0, 0, ['rules-not-carried']],
    ['plans', '2.12', 'plan', 2, 2, []],
    ['plans', '2.9', 'patch', 2, 0, ['plans-cannot-place']],
    ['patches', '2.12', 'patch', 2, 0, []],
  ])('%s with MTV %s', (carrier, mtv, by, placed, onPlan, found) => {
    const plan = map(vms, { carrier }, { target: { mtv } })
    expect(plan.rules[0]?.carrier).toBe(by)
    expect(plan.vms).toHaveLength(placed)
    expect(plan.vms.filter((entry) => entry.onPlan !== null)).toHaveLength(onPlan)
    expect(plan.findings.map(({ code }) => code)).toEqual(found)
  })
})

describe('node groups', () => {
  const groups = [{ name: 'databases', clusters: ['PROD', 'OLD'], isTainted: true }]

  it('select nodes, tolerate the taint, and say what is lost', () => {
    const plan = map([vm('vm-1', []), vm('vm-2', [], { clusterName: null })], { nodeGroups: groups })
    expect(plan.vms).toMatchObject([{ name: 'vm-1', onPlan: { nodeSelector: { 'portolan.io/node-group-databases': '' } }, traits: { tolerations: [{ key: 'portolan.io/node-group-databases' }] } }])
    expect(plan.nodeGroups).toEqual([{ name: 'databases', clusters: ['OLD', 'PROD'], isTainted: true, vmCount: 1 }])
    expect(plan.nodeLabels[0]?.taint).toBe('portolan.io/node-group-databases=:NoSchedule')
    expect(plan.findings.map(({ code }) => code)).toEqual(['group-cluster-unknown', 'group-none', 'taint-needs-patch'])
  })

  it('take a cluster once', () => {
    expect(placementPolicySchema.safeParse({ nodeGroups: [{ name: 'a', clusters: ['X'] }, { name: 'b', clusters: ['X'] }] }).success).toBe(false)
  })
})

describe('a decision on one VM', () => {
  const [ONE, TWO] = [vm('vm-1', [], { haRestartPriority: 'low' }), vm('vm-2', [], { haRestartPriority: 'low' })]
  const nodeGroups = [{ name: 'gold', clusters: ['PROD'], isTainted: true }, { name: 'silver', clusters: ['OTHER'], isTainted: false }]
  const traitsOf = (plan: PlacementPlan, { id }: EstateVm) => plan.vms.find(({ vmId }) => vmId === id)?.traits

  it.each<[string, string | null, string | undefined, readonly string[]]>([
    ['gives it another node group', 'silver', 'portolan.io/node-group-silver', ['group-cluster-unknown', 'taint-needs-patch']],
    ['takes it out of its cluster’s', null, undefined, ['group-cluster-unknown', 'group-none', 'taint-needs-patch']],
    ['for a group that is not there leaves it with its cluster’s, and says so', 'brass', 'portolan.io/node-group-gold', ['node-group-unknown', 'group-cluster-unknown', 'taint-needs-patch']],
  ])('%s', (_what, group, key, findings) => {
    const plan = map([ONE, TWO], { nodeGroups }, { decisions: { 'vm.node-group': { [ONE.id]: { group } } } })
    expect(Object.keys(traitsOf(plan, ONE)?.nodeSelector ?? {})).toEqual(key === undefined ? [] : [key])
    expect(Object.keys(traitsOf(plan, TWO)?.nodeSelector ?? {})).toEqual(['portolan.io/node-group-gold'])
    expect(plan.findings.map(({ code }) => code)).toEqual(findings)
  })

  it.each([[true, 'portolan-restart-low'], [false, null]] as const)('gives it another restart priority; of others HA’s counts if the policy says so: %s', (priorityClasses, other) => {
    const plan = map([ONE, TWO], { priorityClasses }, { decisions: { 'vm.restart-priority': { [ONE.id]: { level: 'highest' } } } })
    expect(traitsOf(plan, ONE)?.priorityClassName).toBe('portolan-restart-highest')
    expect(traitsOf(plan, TWO)?.priorityClassName ?? null).toBe(other)
    expect(plan.priorityClasses.map(({ level }) => level)).toEqual(other === null ? ['highest'] : ['highest', 'low'])
  })

  it('lets the descheduler leave it alone, where there is one', () => {
    const decisions = { 'vm.balancing': { [ONE.id]: { isBalanced: false } } }
    expect(map([ONE], {}, { decisions }).vms).toEqual([])
    const target = { features: { ...makeTarget({}).features, descheduler: true } }
    expect(map([ONE, TWO], {}, { decisions, target }).vms).toMatchObject([{ vmId: ONE.id, traits: { annotations: { 'descheduler.alpha.kubernetes.io/prefer-no-eviction': 'true' } } }])
  })

  it('is told where nothing brings it', () => {
    const plan = map([ONE], { carrier: 'none' }, { decisions: { 'vm.balancing': { [ONE.id]: { isBalanced: false } } } })
    expect(plan.findings.map(({ code }) => code)).toContain('decisions-not-carried')
    expect(plan.vms).toEqual([])
  })
})

it('whatever the rules are: each is listed, its label is one that Kubernetes takes, and none stands for two', () => {
  const rule = fc.tuple(fc.constantFrom('Affinity', 'Anti-affinity', 'VM-Host', null), fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }))
  fc.assert(
    fc.property(fc.array(fc.array(rule, { maxLength: 4 }), { maxLength: 6 }), (lists) => {
      const plan = map(lists.map((rules, index) => vm(`vm-${index}`, rules)))
      const wanted = new Set(lists.flat().map(([type, name]) => JSON.stringify([type, name])))
      expect(plan.rules).toHaveLength(wanted.size)
      const keys = plan.rules.flatMap(({ labelKey }) => (labelKey === null ? [] : [labelKey]))
      expect(new Set(keys).size).toBe(keys.length)
      for (const key of keys) expect(key).toMatch(/^portolan\.io\/(?=.{1,63}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?$/)
      for (const { strength, labelKey } of plan.rules) expect(strength === null).toBe(labelKey === null)
    }),
  )
})

describe('labels that are decided', () => {
  const WEB = vm('vm-1', [['VM-VM anti-affinity', 'R']], { name: 'web', attributes: { Environment: 'prod', Owner: 'ann' } })
  const DB = vm('vm-2', [['VM-VM anti-affinity', 'R']], { name: 'db', attributes: { Environment: 'prod', Owner: 'ann' } })
  const ATTRIBUTES: PlacementPolicy['attributes'] = [{ attribute: 'Environment', as: 'label' }, { attribute: 'Owner', as: 'label' }]
  const decisions = { 'vm.labels': { [WEB.id]: { values: { 'tier': 'gold', 'tags.portolan.io/Environment': 'test', 'tags.portolan.io/Owner': 'ann' } } } }
  const labelsOf = (plan: PlacementPlan, id: string) => plan.vms.find(({ vmId }) => vmId === id)?.traits

  it('stand beside those of attributes and go before them, which is said once a key', () => {
    const plan = map([WEB, DB], { attributes: ATTRIBUTES }, { decisions })
    expect(labelsOf(plan, WEB.id)?.looseLabels).toEqual({ 'tier': 'gold', 'tags.portolan.io/Environment': 'test', 'tags.portolan.io/Owner': 'ann' })
    expect(labelsOf(plan, DB.id)?.looseLabels).toEqual({ 'tags.portolan.io/Environment': 'prod', 'tags.portolan.io/Owner': 'ann' })
    expect(plan.findings.filter(({ code }) => code === 'label-decided')).toEqual([{ code: 'label-decided', message: '1 VM bears the label tags.portolan.io/Environment as decided, and not as the attribute says that it stands for: web.' }])
    // The rule's own label is another one.
    expect(Object.keys(labelsOf(plan, WEB.id)?.labels ?? {})).toEqual(['portolan.io/rule-r'])
  })

  it('are listed as not carried where nothing carries them', () => {
    const plan = map([WEB], { carrier: 'none' }, { decisions })
    expect([plan.vms, plan.findings.map(({ code }) => code)]).toEqual([[], expect.arrayContaining(['decisions-not-carried'])])
  })
})
