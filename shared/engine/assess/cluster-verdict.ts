import type { EstateCluster, EstateVm } from '#shared/domain/estate/estate.ts'
import type { EstateFacts } from './estate-facts.ts'
import type { Concern, NotEvaluated } from './rule.ts'

/**
 * Judges a VM by a setting of its cluster. Where several clusters bear the name (RVTools does not say in which
 * datacenter a cluster is) they have to agree. `concernOf` gets the cluster's name.
 */
export function clusterVerdict(
  vm: EstateVm,
  facts: EstateFacts,
  settingOf: (cluster: EstateCluster) => boolean | null,
  concernOf: (cluster: string) => Pick<Concern, 'message' | 'remedy'>,
): Concern | NotEvaluated | null {
  const cluster = vm.clusterName
  if (cluster === null) return { notEvaluated: 'The inventory names no cluster for the VM.' }
  const [setting, ...others] = new Set(facts.clustersOf(vm).map(settingOf))
  if (setting === undefined) return { notEvaluated: 'The inventory does not list the cluster of the VM.' }
  if (others.length > 0) return { notEvaluated: 'Several clusters bear the name that the VM gives, and they differ.' }
  if (setting === null) return { notEvaluated: 'The inventory does not say it of the cluster.' }
  return setting ? { ...concernOf(cluster), data: { cluster } } : null
}
