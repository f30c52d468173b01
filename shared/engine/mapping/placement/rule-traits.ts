import type { Affinity, NodeTerm, PodTerm, RuleKind, Texts } from '#shared/domain/plan/placement.ts'

/** What one rule asks of each of its VMs. */
export interface RuleTraits {
  readonly labels: Texts
  readonly nodeSelector: Texts
  readonly affinity: Affinity | null
}

/** Well-known label (Kubernetes): one value a node. */
const HOST_TOPOLOGY = 'kubernetes.io/hostname'
/** The highest that Kubernetes takes (core/v1 PreferredSchedulingTerm, WeightedPodAffinityTerm): a rule of the source goes before other wishes. */
const HIGHEST_WEIGHT = 100

/**
 * A rule as Kubernetes says it. VMs of a rule among VMs bear its label and look for it in every namespace, since they need not share one.
 * Null for a rule that says nothing.
 */
export function ruleTraits(kind: RuleKind, labelKey: string, strength: 'required' | 'preferred'): RuleTraits | null {
  const isRequired = strength === 'required'
  switch (kind) {
    case 'together':
      return { labels: { [labelKey]: '' }, nodeSelector: {}, affinity: { podAffinity: podAffinity(labelKey, isRequired) } }
    case 'apart':
      return { labels: { [labelKey]: '' }, nodeSelector: {}, affinity: { podAntiAffinity: podAffinity(labelKey, isRequired) } }
    case 'on-hosts':
      return isRequired ? { labels: {}, nodeSelector: { [labelKey]: '' }, affinity: null } : { labels: {}, nodeSelector: {}, affinity: nodeAffinity({ key: labelKey, operator: 'Exists' }, false) }
    case 'off-hosts':
      return { labels: {}, nodeSelector: {}, affinity: nodeAffinity({ key: labelKey, operator: 'DoesNotExist' }, isRequired) }
    case 'disabled':
    case 'unknown':
      return null
  }
}

function podAffinity(key: string, isRequired: boolean): NonNullable<Affinity['podAffinity']> {
  const term: PodTerm = { labelSelector: { matchExpressions: [{ key, operator: 'Exists' }] }, namespaceSelector: {}, topologyKey: HOST_TOPOLOGY }
  return isRequired ? { requiredDuringSchedulingIgnoredDuringExecution: [term] } : { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: HIGHEST_WEIGHT, podAffinityTerm: term }] }
}

function nodeAffinity(expression: NodeTerm['matchExpressions'][number], isRequired: boolean): Affinity {
  const term: NodeTerm = { matchExpressions: [expression] }
  return {
    nodeAffinity: isRequired ? { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [term] } } : { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: HIGHEST_WEIGHT, preference: term }] },
  }
}
