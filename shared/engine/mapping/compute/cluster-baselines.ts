import type { Estate, EstateVm } from '#shared/domain/estate/estate.ts'
import { type CpuModel, cpuModelOf } from './cpu-models.ts'

export interface Baseline {
  /** As the inventory writes it. */
  readonly words: string
  readonly cpu: CpuModel | null
}

/**
 * The least processor of each VM's cluster, as a function: what all its hosts state alike (EVC mode), or the CPU type of
 * an oVirt cluster. Null where hosts differ or none states one.
 */
export function createBaselines({ hosts, clusters }: Pick<Estate, 'hosts' | 'clusters'>): (vm: Pick<EstateVm, 'sourceId' | 'clusterName'>) => Baseline | null {
  const stated = new Map<string, Set<string>>()
  const state = (sourceId: string, clusterName: string | null, words: string | null): void => {
    if (clusterName === null || words === null || words.trim() === '') return
    const key = keyOf(sourceId, clusterName)
    stated.set(key, (stated.get(key) ?? new Set()).add(words.trim()))
  }
  for (const { sourceId, name, configuration } of clusters) state(sourceId, name, configuration?.cpuType ?? null)
  // An oVirt cluster's own word goes before its hosts', which may be newer.
  const decided = new Set(stated.keys())
  for (const { sourceId, clusterName, currentEvcMode } of hosts) if (clusterName !== null && !decided.has(keyOf(sourceId, clusterName))) state(sourceId, clusterName, currentEvcMode)
  const baselines = new Map<string, Baseline>()
  for (const [key, words] of stated) {
    const [only, ...others] = [...words]
    if (only !== undefined && others.length === 0) baselines.set(key, { words: only, cpu: cpuModelOf(only) })
  }
  return ({ sourceId, clusterName }) => (clusterName === null ? null : (baselines.get(keyOf(sourceId, clusterName)) ?? null))
}

function keyOf(sourceId: string, clusterName: string): string {
  return JSON.stringify([sourceId, clusterName])
}
