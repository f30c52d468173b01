import { isUnattachedNic } from '../unattached-nic.ts'
import { defineObstacle } from './obstacle.ts'

/** MTV keeps MAC addresses and refuses a plan whose VM bears one that the target has already. */
export const duplicateMac = defineObstacle({
  id: 'duplicate-mac',
  find: (vm, context) =>
    vm.nics.flatMap((nic) => {
      if (nic.macAddress === null || isUnattachedNic(nic)) return []
      const owner = context.macOwners.get(nic.macAddress.toLowerCase())
      if (owner === undefined) return []
      return [{ code: 'duplicate-mac', message: `${nic.label ?? 'A NIC'} has the MAC address ${nic.macAddress} of ${owner.name}, which comes first: change one of them at the source.` }]
    }),
})
