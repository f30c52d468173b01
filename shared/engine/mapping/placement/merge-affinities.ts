import type { Affinity, PodAffinity } from '#shared/domain/plan/placement.ts'

/**
 * All of several affinities at once. Kubernetes ands the terms of pods and ors those of nodes (core/v1 NodeSelector), so what several
 * rules require of the node becomes one term. Null where there are none.
 */
export function mergeAffinities(affinities: readonly Affinity[]): Affinity | null {
  if (affinities.length === 0) return null
  const nodeRequired = affinities.flatMap(({ nodeAffinity }) => nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? []).flatMap(({ matchExpressions }) => matchExpressions)
  const nodePreferred = affinities.flatMap(({ nodeAffinity }) => nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [])
  const podAffinity = mergePods(affinities.map((affinity) => affinity.podAffinity))
  const podAntiAffinity = mergePods(affinities.map((affinity) => affinity.podAntiAffinity))
  return {
    ...(nodeRequired.length + nodePreferred.length === 0
      ? {}
      : {
          nodeAffinity: {
            ...(nodeRequired.length === 0 ? {} : { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: nodeRequired }] } }),
            ...(nodePreferred.length === 0 ? {} : { preferredDuringSchedulingIgnoredDuringExecution: nodePreferred }),
          },
        }),
    ...(podAffinity === null ? {} : { podAffinity }),
    ...(podAntiAffinity === null ? {} : { podAntiAffinity }),
  }
}

function mergePods(parts: readonly (PodAffinity | undefined)[]): PodAffinity | null {
  const required = parts.flatMap((part) => part?.requiredDuringSchedulingIgnoredDuringExecution ?? [])
  const preferred = parts.flatMap((part) => part?.preferredDuringSchedulingIgnoredDuringExecution ?? [])
  if (required.length + preferred.length === 0) return null
  return {
    ...(required.length === 0 ? {} : { requiredDuringSchedulingIgnoredDuringExecution: required }),
    ...(preferred.length === 0 ? {} : { preferredDuringSchedulingIgnoredDuringExecution: preferred }),
  }
}
