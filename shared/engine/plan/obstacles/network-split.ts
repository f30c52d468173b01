import { isUnattachedNic } from '../unattached-nic.ts'
import { defineObstacle } from './obstacle.ts'

/** MTV maps a logical network of oVirt as a whole, so its vNIC profiles cannot go to different places. */
export const networkSplit = defineObstacle({
  id: 'network-split',
  find: (vm, context) => {
    const split = vm.nics.filter((nic) => !isUnattachedNic(nic) && nic.portGroupId !== null && context.splitNetworks.has(nic.portGroupId))
    const names = [...new Set(split.map((nic) => nic.switchName ?? nic.networkName ?? ''))]
    return names.map((name) => ({ code: 'network-split', message: `The vNIC profiles of the network ${name} are mapped to different places, and MTV has one for the whole network: map all of them alike.` }))
  },
})
