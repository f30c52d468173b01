import { compareNatural, compareText } from '#shared/domain/compare.ts'
import type { Estate, EstateVm } from '#shared/domain/estate/estate.ts'
import type { NodeLabel, PlacementCarrier, PlacementPlan, PlannedRule, VmPlacementTraits, VmTraits } from '#shared/domain/plan/placement.ts'
import type { Reason } from '#shared/domain/plan/reason.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { isMtvAtLeast } from '#shared/domain/target/versions.ts'
import { collectRules } from './collect-rules.ts'
import { planRules } from './plan-rules.ts'
import { mergeAffinities } from './merge-affinities.ts'
import { planNodeGroups } from './plan-node-groups.ts'
import { type RuleTraits, ruleTraits } from './rule-traits.ts'

/** Where VMs run on the target and with whom, and what brings it there. */
export function mapPlacement(estate: Pick<Estate, 'placementRules' | 'clusters'>, included: readonly EstateVm[], target: Target): PlacementPlan {
  const carrier = carrierOf(target)
  const rules = planRules(collectRules(included, estate.placementRules ?? []), target.placement, carrier)
  const groups = planNodeGroups(included, estate.clusters, target.placement)
  const rulesByVm = new Map<string, RuleTraits[]>()
  for (const rule of rules) {
    const traits = rule.strength === null || rule.labelKey === null ? null : ruleTraits(rule.kind, rule.labelKey, rule.strength)
    if (traits === null) continue
    for (const { vmId } of rule.vms) rulesByVm.set(vmId, [...(rulesByVm.get(vmId) ?? []), traits])
  }
  const vms = carrier === 'advice' ? [] : included.map((vm): VmPlacementTraits => placed(vm, traitsOf(vm, rulesByVm.get(vm.id) ?? [], groups.groupOf(vm)), carrier))
  return {
    rules,
    nodeGroups: groups.groups,
    nodeLabels: [...groups.nodeLabels, ...nodeLabelsOf(rules)],
    vms: vms.filter(({ traits }) => hasAny(traits)).sort((left, right) => compareNatural(left.vmId, right.vmId)),
    findings: [...carrierFindings(target, rules), ...groups.findings],
  }
}

/** Fields of a Plan that place VMs: since MTV 2.10 (its Plan CustomResourceDefinition). */
function carrierOf({ mtv, placement: { carrier } }: Target): PlacementCarrier {
  if (carrier === 'none') return 'advice'
  return carrier === 'plans' && isMtvAtLeast(mtv, '2.10') ? 'plan' : 'patch'
}

function traitsOf(vm: EstateVm, rules: readonly RuleTraits[], group: ReturnType<ReturnType<typeof planNodeGroups>['groupOf']>): VmTraits {
  return {
    labels: Object.assign({}, ...rules.map(({ labels }) => labels)) as VmTraits['labels'], // Object.assign answers any
    nodeSelector: { ...group?.nodeSelector, ...(Object.assign({}, ...rules.map(({ nodeSelector }) => nodeSelector)) as VmTraits['nodeSelector']) }, // as above
    affinity: mergeAffinities(rules.flatMap(({ affinity }) => (affinity === null ? [] : [affinity]))),
    annotations: {},
    looseLabels: {},
    looseAnnotations: {},
    tolerations: group?.tolerations ?? [],
    priorityClassName: null,
  }
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

function carrierFindings(target: Target, rules: readonly PlannedRule[]): readonly Reason[] {
  const kept = rules.filter(({ strength }) => strength !== null)
  const findings: Reason[] = []
  if (target.placement.carrier === 'none' && kept.length > 0) findings.push({ code: 'rules-not-carried', message: `${kept.length} rules about where VMs run are listed and not carried: choose a carrier for placement in the target.` })
  if (target.placement.carrier === 'plans' && !isMtvAtLeast(target.mtv, '2.10')) findings.push({ code: 'plans-cannot-place', message: `MTV ${target.mtv} has no fields for placement in its Plans: a script of patches for each plan brings it once the VMs are there.` })
  const contradictions = new Set(rules.flatMap(({ reasons }) => reasons.filter(({ code }) => code === 'rules-contradict').map(({ message }) => message)))
  return [...findings, ...[...contradictions].map((message) => ({ code: 'rules-contradict', message }))]
}
