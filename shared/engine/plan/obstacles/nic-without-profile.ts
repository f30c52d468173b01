import { isUnattachedNic } from '../unattached-nic.ts'
import { defineObstacle } from './obstacle.ts'

/** A NIC of oVirt without a vNIC profile is on no network, and MTV refuses a plan with a NIC that no map row serves. */
export const nicWithoutProfile = defineObstacle({
  id: 'nic-without-profile',
  find: (vm, context) => {
    if (context.platforms.get(vm.sourceId)?.kind !== 'ovirt') return []
    return vm.nics.filter(isUnattachedNic).map((nic) => ({ code: 'nic-without-profile', message: `${nic.label ?? 'A NIC'} has no vNIC profile, and MTV refuses a VM with such a NIC: give it a profile, or remove it.` }))
  },
})
