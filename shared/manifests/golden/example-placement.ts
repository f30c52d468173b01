import type { PlacementPlan, PlanTraits, VmTraits } from '#shared/domain/plan/placement.ts'

const APART = 'portolan.io/rule-db-apart'
const HOSTS = 'portolan.io/hosts-licence-hosts'

/** What the example's plan of sharers gives to its VM. */
export const SHARERS_TRAITS: PlanTraits = {
  labels: { [APART]: '' },
  nodeSelector: { [HOSTS]: '', 'portolan.io/node-group-databases': '' },
  affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ labelSelector: { matchExpressions: [{ key: APART, operator: 'Exists' }] }, namespaceSelector: {}, topologyKey: 'kubernetes.io/hostname' }] } },
}

const NOTHING: VmTraits = { labels: {}, annotations: {}, looseLabels: {}, looseAnnotations: {}, nodeSelector: {}, affinity: null, tolerations: [], priorityClassName: null }

/** Rules of every kind, one of them lost, and a node group with a taint. */
export function examplePlacement(): PlacementPlan {
  const source = { sourceId: '6f4c1c0e-0000-4000-8000-000000000001', clusterName: 'PROD | 01' } as const
  return {
    rules: [
      { ...source, ruleId: 'r1', name: 'db-apart', kind: 'apart', strength: 'required', vms: [{ vmId: '6f4c1c0e/vm-201', name: 'db_a' }, { vmId: '6f4c1c0e/vm-101', name: 'app01' }], hostNames: null, labelKey: APART, carrier: 'plan', reasons: [{ code: 'strength-unstated', message: 'The source does not say whether db-apart must hold: required by the target\'s policy.' }] },
      { ...source, ruleId: 'r2', name: 'licence | hosts', kind: 'on-hosts', strength: 'required', vms: [{ vmId: '6f4c1c0e/vm-201', name: 'db_a' }], hostNames: ['esx01\n```', 'esx02'], labelKey: HOSTS, carrier: 'plan', reasons: [] },
      { ...source, ruleId: 'r3', name: 'odd', kind: 'unknown', strength: null, vms: [{ vmId: '6f4c1c0e/vm-101', name: 'app01' }], hostNames: null, labelKey: null, carrier: 'advice', reasons: [{ code: 'rule-unknown', message: 'The inventory does not say what odd asks for.' }] },
    ],
    nodeGroups: [{ name: 'databases', clusters: ['PROD | 01'], isTainted: true, vmCount: 1 }],
    nodeLabels: [
      { key: 'portolan.io/node-group-databases', taint: 'portolan.io/node-group-databases=:NoSchedule', hostNames: null, because: 'for the VMs of PROD | 01' },
      { key: HOSTS, taint: null, hostNames: ['esx01\n```', 'esx02'], because: 'for the VMs of licence | hosts' },
    ],
    attributes: [{ attribute: 'Environment', as: 'label', key: 'tags.portolan.io/Environment', vmCount: 2, valueCount: 1, changedCount: 0 }],
    priorityClasses: [{ name: 'portolan-restart-high', value: 400_000, level: 'high', vmCount: 1 }],
    vms: [
      { vmId: '6f4c1c0e/vm-102', name: ': yes', traits: { ...NOTHING, annotations: { 'descheduler.alpha.kubernetes.io/prefer-no-eviction': 'true' }, looseLabels: { 'tags.portolan.io/Environment': 'prod' }, looseAnnotations: { 'tags.portolan.io/Owner': "O'Neil, Ops" }, priorityClassName: 'portolan-restart-high' }, onPlan: null },
      { vmId: '6f4c1c0e/vm-201', name: 'db_a', traits: { ...NOTHING, ...SHARERS_TRAITS, tolerations: [{ key: 'portolan.io/node-group-databases', operator: 'Exists', effect: 'NoSchedule' }] }, onPlan: SHARERS_TRAITS },
    ],
    findings: [{ code: 'taint-needs-patch', message: 'No field of a Plan tolerates a taint.' }],
  }
}
