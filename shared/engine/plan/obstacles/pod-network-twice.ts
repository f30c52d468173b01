import { nicsOnPodNetwork } from '#shared/engine/mapping/network/nics-on-pod-network.ts'
import { defineObstacle } from './obstacle.ts'

/** A VM can have the pod network once; MTV counts per NIC. */
export const podNetworkTwice = defineObstacle({
  id: 'pod-network-twice',
  find: (vm, context) => {
    const onPod = nicsOnPodNetwork(vm.nics, (portGroupId) => context.portGroupMappings.get(portGroupId)?.destination?.type)
    if (onPod.length < 2) return []
    const labels = onPod.map((nic) => nic.label ?? 'a NIC').join(', ')
    return [{ code: 'pod-network-twice', message: `${labels} would all be on the pod network, and a VM can have it once: map their port groups elsewhere.` }]
  },
})
