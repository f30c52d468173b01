import type { Target } from '#shared/domain/target/target.ts'

/** Percent: what is promised is what there is. */
const NO_OVERCOMMIT = 100

/**
 * Swap that each node needs, in GiB; null: none, since no more memory is promised than there is. As stated, else what is promised beyond the
 * memory of the largest node model (OpenShift Virtualization, Configuring higher VM workload density); null too where no model is stated.
 */
export function swapGibPerNode({ cluster, nodeModels }: Pick<Target, 'cluster' | 'nodeModels'>): number | null {
  const percent = cluster.virtualization.memoryOvercommitPercent ?? NO_OVERCOMMIT
  if (percent <= NO_OVERCOMMIT) return null
  if (cluster.nodes.swapGib !== undefined) return cluster.nodes.swapGib
  if (nodeModels.length === 0) return null
  return Math.ceil((Math.max(...nodeModels.map(({ memoryGib }) => memoryGib)) * (percent - NO_OVERCOMMIT)) / NO_OVERCOMMIT)
}
