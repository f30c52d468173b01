import { defineRule } from '../rule.ts'
import { hasVirtualDevice } from '../virtual-devices.ts'

/** A PCI device of the host is handed through: MTV refuses the VM. */
export const passthroughDeviceDetected = defineRule({
  id: 'vmware.passthrough_device.detected',
  title: 'A PCI device that is handed through',
  sourceKind: 'vsphere',
  severity: 'critical',
  needs: [],
  check: (vm) => {
    const isPresent = hasVirtualDevice(vm, 'VirtualPCIPassthrough')
    if (isPresent === null) return { notEvaluated: 'The inventory does not list the virtual devices of VMs.' }
    return isPresent ? { message: `A PCI device of the host is handed through to ${vm.name}, and MTV does not migrate such a VM.`, remedy: 'Remove the device from the VM before the migration, and add its like on the target afterwards.', data: {} } : null
  },
})
