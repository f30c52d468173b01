import { defineRule } from '../rule.ts'
import { hasVirtualDevice } from '../virtual-devices.ts'

/** The adapter type as RVTools writes it, which leaves out the `Virtual` in front of vSphere's name. */
const SRIOV_ADAPTER = /sr-?iov/i

/** An SR-IOV card: the VM moves with an ordinary adapter in its place. */
export const deviceSriovDetected = defineRule({
  id: 'vmware.device.sriov.detected',
  title: 'An SR-IOV card',
  sourceKind: 'vsphere',
  severity: 'warning',
  needs: [],
  check: (vm, facts) => {
    const adapters = vm.nics.filter((nic) => nic.adapter !== null && SRIOV_ADAPTER.test(nic.adapter)).map((nic) => nic.label ?? 'a NIC')
    const listed = hasVirtualDevice(vm, 'VirtualSriovEthernetCard')
    if (adapters.length > 0 || listed === true) {
      return { message: `${adapters.length > 0 ? adapters.join(', ') : 'An adapter'} of ${vm.name} is an SR-IOV card, and the VM moves without it.`, remedy: 'Give the VM an SR-IOV network on the target after the migration.', data: { adapters } }
    }
    if (listed === false) return null
    const areAllStated = facts.hasInput(vm, 'nics') && vm.nics.length >= (vm.nicCount ?? 0) && vm.nics.every((nic) => nic.adapter !== null)
    return areAllStated ? null : { notEvaluated: 'The inventory does not give the type of each network adapter.' }
  },
})
