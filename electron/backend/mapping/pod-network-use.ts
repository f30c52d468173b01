import type { PortGroupMapping } from '#shared/domain/plan/migration-plan.ts'
import { nicsOnPodNetwork } from '#shared/engine/mapping/network/nics-on-pod-network.ts'
import type { MappedVm } from './mapping-estate.ts'

export interface PodNetworkUse {
  readonly portGroups: number
  readonly nics: number
  readonly vmsWithSeveralNics: number
  /** By port group id: VMs on it that have the pod network more than once, here or elsewhere. */
  readonly vmsWithSeveralById: ReadonlyMap<string, number>
}

/** Who goes to the pod network, and which VMs would have it more than once, which MTV refuses. */
export function podNetworkUse(mappings: readonly PortGroupMapping[], vms: readonly MappedVm[]): PodNetworkUse {
  const types = new Map(mappings.map(({ portGroupId, destination }) => [portGroupId, destination?.type]))
  const onPod = mappings.filter(({ destination }) => destination?.type === 'pod')
  const vmsWithSeveralById = new Map<string, number>()
  let vmsWithSeveralNics = 0
  for (const { nics } of onPod.length === 0 ? [] : vms) {
    const own = nicsOnPodNetwork(nics, (id) => types.get(id))
    if (own.length < 2) continue
    vmsWithSeveralNics += 1
    for (const id of new Set(own.map((nic) => nic.portGroupId))) {
      if (id !== null) vmsWithSeveralById.set(id, (vmsWithSeveralById.get(id) ?? 0) + 1)
    }
  }
  return { portGroups: onPod.length, nics: onPod.reduce((sum, mapping) => sum + mapping.nicCount, 0), vmsWithSeveralNics, vmsWithSeveralById }
}
