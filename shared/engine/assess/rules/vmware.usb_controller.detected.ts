import { defineRule } from '../rule.ts'
import { hasVirtualDevice } from '../virtual-devices.ts'

/** A USB controller: what is plugged into it does not move. RVTools lists devices alone, MTV's inventory the controller. */
export const usbControllerDetected = defineRule({
  id: 'vmware.usb_controller.detected',
  title: 'A USB controller',
  sourceKind: 'vsphere',
  severity: 'warning',
  needs: [],
  check: (vm, facts) => {
    const devices = vm.usbDevices.map((device) => device.deviceType ?? device.deviceNode ?? 'a device')
    const listed = hasVirtualDevice(vm, 'VirtualUSBController')
    if (devices.length > 0 || listed === true) {
      return { message: `${vm.name} has a USB controller${devices.length === 0 ? '' : ` with ${devices.join(', ')}`}, and what is plugged in does not move.`, remedy: 'Move USB devices to a network USB hub, or do without.', data: { devices } }
    }
    return listed === false || facts.hasInput(vm, 'usbDevices') ? null : { notEvaluated: 'The inventory lists neither virtual devices nor USB devices.' }
  },
})
