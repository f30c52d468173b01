import { compareNatural, compareText } from '#shared/domain/compare.ts'
import { countWords } from '#shared/domain/count-words.ts'
import type { Decisions } from '#shared/domain/decisions/decision.ts'
import type { Estate, EstateVm } from '#shared/domain/estate/estate.ts'
import type { NodeLabel, PlacementCarrier, PlacementPlan, PlannedRule, Texts, VmPlacementTraits, VmTraits } from '#shared/domain/plan/placement.ts'
import type { Reason } from '#shared/domain/plan/reason.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { isMtvAtLeast } from '#shared/domain/target/versions.ts'
import { carryAttributes } from './carry-attributes.ts'
import { decidedLabelFindings } from './decided-labels.ts'
import { collectRules } from './collect-rules.ts'
import { placementCarrier } from './placement-carrier.ts'
import { planRules } from './plan-rules.ts'
import { optOutOf } from './descheduler-opt-out.ts'
import { mergeAffinities } from './merge-affinities.ts'
import { nodeGroupChooser, planNodeGroups } from './plan-node-groups.ts'
import { planPriorityClasses, priorityClassOf } from './restart-priority.ts'
import { type RuleTraits, ruleTraits } from './rule-traits.ts'

/** As much of a target as decides where VMs run. */
export type PlacedTarget = Pick<Target, 'mtv' | 'features' | 'placement' | 'controlPlane'>

/** So that whoever asks with another target that says the same of it is answered from what is kept. */
export function placedTarget({ mtv, features, placement, controlPlane }: Target): PlacedTarget {
  return { mtv, features, placement, controlPlane }
}

/** The control planes whose nodes are all that there are; of all others sizing says how many workers they need. */
const ALL_NODES: Readonly<Partial<Record<Target['controlPlane'], number>>> = { 'single-node': 1, 'compact-3': 3 }

/** Where VMs run on the target and with whom, and what brings it there. What is decided of single VMs goes before what holds for all. */
export function mapPlacement(
  estate: Pick<Estate, 'placementRules' | 'clusters' | 'sources'>,
  included: readonly EstateVm[],
  target: PlacedTarget,
  groupDecisions: Decisions['vm.node-group'],
  priorityDecisions: Decisions['vm.restart-priority'],
  balancingDecisions: Decisions['vm.balancing'],
  labelDecisions: Decisions['vm.labels'] = NO_LABELS,
): PlacementPlan {
  const carrier = placementCarrier(target)
  const chooseGroup = nodeGroupChooser(target.placement, groupDecisions)
  const rules = planRules(collectRules(included, estate.placementRules ?? []), target.placement, carrier, ALL_NODES[target.controlPlane] ?? null, (vm) => chooseGroup(vm).value?.name ?? null)
  const groups = planNodeGroups(included, estate.clusters, target.placement, groupDecisions)
  const rulesByVm = new Map<string, RuleTraits[]>()
  for (const rule of rules) {
    const traits = rule.strength === null || rule.labelKey === null ? null : ruleTraits(rule.kind, rule.labelKey, rule.strength)
    if (traits === null) continue
    for (const { vmId } of rule.vms) rulesByVm.set(vmId, [...(rulesByVm.get(vmId) ?? []), traits])
  }
  const carried = carryAttributes(included, target.placement)
  const arePrioritiesKept = target.placement.priorityClasses
  const priorities = planPriorityClasses(included, priorityDecisions, arePrioritiesKept)
  const isBalanced = target.features.descheduler
  const traits = (vm: EstateVm): VmTraits => ({
    ...placedBy(rulesByVm.get(vm.id) ?? [], groups.groupOf(vm)),
    annotations: isBalanced ? optOutOf(vm, balancingDecisions[vm.id]) : {},
    // What somebody decided of this very VM goes before what an attribute says.
    looseLabels: { ...carried.labels.get(vm.id), ...labelDecisions[vm.id]?.values },
    looseAnnotations: carried.annotations.get(vm.id) ?? {},
    priorityClassName: priorityClassOf(vm, priorityDecisions[vm.id], arePrioritiesKept),
  })
  const vms = carrier === 'advice' ? [] : included.map((vm): VmPlacementTraits => placed(vm, traits(vm), carrier))
  return {
    rules,
    nodeGroups: groups.groups,
    nodeLabels: [...groups.nodeLabels, ...nodeLabelsOf(rules)],
    attributes: carried.attributes,
    priorityClasses: carrier === 'advice' ? [] : priorities.classes,
    vms: vms.filter((vm) => hasAny(vm.traits)).sort((left, right) => compareNatural(left.vmId, right.vmId)),
    findings: [...carrierFindings(target, rules, included.some(({ id }) => [groupDecisions, priorityDecisions, balancingDecisions, labelDecisions].some((decisions) => Object.hasOwn(decisions, id)))), ...groups.findings, ...carried.findings, ...decidedLabelFindings(included, carried.labels, labelDecisions), ...priorities.findings, ...optOutFindings(estate, target)],
  }
}

const NO_LABELS: Decisions['vm.labels'] = {}

function placedBy(rules: readonly RuleTraits[], group: ReturnType<ReturnType<typeof planNodeGroups>['groupOf']>): Pick<VmTraits, 'labels' | 'nodeSelector' | 'affinity' | 'tolerations'> {
  return {
    labels: together(rules.map(({ labels }) => labels)),
    nodeSelector: together([...(group === null ? [] : [group.nodeSelector]), ...rules.map(({ nodeSelector }) => nodeSelector)]),
    affinity: mergeAffinities(rules.flatMap(({ affinity }) => (affinity === null ? [] : [affinity]))),
    tolerations: group?.tolerations ?? [],
  }
}

function together(texts: readonly Texts[]): Texts {
  return Object.fromEntries(texts.flatMap((text) => Object.entries(text)))
}

function placed({ id, name }: EstateVm, traits: VmTraits, carrier: PlacementCarrier): VmPlacementTraits {
  const { labels, nodeSelector, affinity } = traits
  const isOnPlan = carrier === 'plan' && (affinity !== null || Object.keys(labels).length + Object.keys(nodeSelector).length > 0)
  return { vmId: id, name, traits, onPlan: isOnPlan ? { labels, nodeSelector, affinity } : null }
}

function hasAny({ affinity, priorityClassName, tolerations, ...texts }: VmTraits): boolean {
  return affinity !== null || priorityClassName !== null || tolerations.length > 0 || Object.values(texts).some((values) => Object.keys(values).length > 0)
}

function nodeLabelsOf(rules: readonly PlannedRule[]): readonly NodeLabel[] {
  return rules
    .filter(({ kind, strength }) => strength !== null && (kind === 'on-hosts' || kind === 'off-hosts'))
    .map(({ labelKey, hostNames, name, kind }) => ({ key: labelKey ?? '', taint: null, hostNames, because: `${kind === 'on-hosts' ? 'for' : 'kept free of'} the VMs of ${name}` }))
    .sort((left, right) => compareText(left.key, right.key))
}

function carrierFindings(target: PlacedTarget, rules: readonly PlannedRule[], isDecided: boolean): readonly Reason[] {
  const kept = rules.filter(({ strength }) => strength !== null)
  const findings: Reason[] = []
  if (target.placement.carrier === 'none' && kept.length > 0) findings.push({ code: 'rules-not-carried', message: `${countWords(kept.length, 'rule about where VMs run is', 'rules about where VMs run are')} listed and not carried: choose a carrier for placement in the target.` })
  const { carrier, attributes, priorityClasses, nodeGroups } = target.placement
  if (carrier === 'none' && (attributes.length > 0 || priorityClasses || nodeGroups.length > 0)) findings.push({ code: 'placement-not-carried', message: 'The target names node groups, attributes or priorities and no carrier for placement: nothing brings them to the VMs.' })
  if (target.placement.carrier === 'plans' && !isMtvAtLeast(target.mtv, '2.10')) findings.push({ code: 'plans-cannot-place', message: `MTV ${target.mtv} has no fields for placement in its Plans: a script of patches for each plan brings it once the VMs are there.` })
  if (carrier === 'none' && isDecided) findings.push({ code: 'decisions-not-carried', message: 'Node groups, priorities, balancing or labels of single VMs are decided, and the target has no carrier for placement: nothing brings them to the VMs.' })
  const known = new Set(rules.map(({ name }) => name))
  for (const { rule } of target.placement.rules) if (!known.has(rule)) findings.push({ code: 'rule-not-found', message: `No VM that takes part is in a rule called ${rule}, of which the target says how it is kept.` })
  const grave = new Map(rules.flatMap(({ reasons }) => reasons.filter(({ code }) => code === 'rules-contradict' || code === 'apart-too-few-nodes').map((reason) => [reason.message, reason] as const)))
  return [...findings, ...grave.values()]
}

/** Which VMs DRS leaves alone is in no export; oVirt says it of each VM. */
function optOutFindings({ clusters, sources }: Pick<Estate, 'clusters' | 'sources'>, target: PlacedTarget): readonly Reason[] {
  const vsphere = new Set(sources.filter(({ kind }) => kind === 'vsphere').map(({ id }) => id))
  const balanced = clusters.filter(({ isDrsEnabled, sourceId }) => isDrsEnabled === true && vsphere.has(sourceId))
  if (!target.features.descheduler || balanced.length === 0) return []
  return [{ code: 'drs-overrides-unknown', message: `Whether DRS in ${[...new Set(balanced.map(({ name }) => name))].sort(compareNatural).join(', ')} leaves single VMs alone is in no export: decide for such VMs that the descheduler leaves them alone.` }]
}
