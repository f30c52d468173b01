import { isOvercommitted } from '#shared/domain/target/settings-without-effect.ts'

/** Percent: what is promised is what there is. */
const NO_OVERCOMMIT = 100

/**
 * Swap that each node needs, in GiB; null: none, since no more memory is promised than there is, or nothing can promise it. As stated, else what is promised beyond the
 * memory of the largest node model (OpenShift Virtualization, Configuring higher VM workload density).
 */
export function swapGibPerNode(target: Parameters<typeof isOvercommitted>[0]): number | null {
  const { cluster, nodeModels } = target
  const percent = cluster.virtualization.memoryOvercommitPercent ?? NO_OVERCOMMIT
  if (!isOvercommitted(target)) return null
  if (cluster.nodes.swapGib !== undefined) return cluster.nodes.swapGib
  return Math.ceil((Math.max(...nodeModels.map(({ memoryGib }) => memoryGib)) * (percent - NO_OVERCOMMIT)) / NO_OVERCOMMIT)
}
