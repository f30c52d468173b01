import { makeConfiguredVm } from '#shared/engine/testing/configured-vm.ts'
import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { usbControllerDetected } from './vmware.usb_controller.detected.ts'

const stick = { vmId: 'x', deviceNode: 'USB 1', deviceType: 'Licence key', isConnected: true, family: null, speed: null }

describeRule(usbControllerDetected, {
  clean: { 'no USB device in a workbook': makeVm(), 'no controller in MTV\'s inventory': { vm: makeConfiguredVm({ virtualDevices: 'RealUSBController' }), without: ['usbDevices'] } },
  flagged: {
    'a device': [makeVm({ usbDevices: [stick] }), { devices: ['Licence key'] }],
    'a controller of MTV\'s inventory': [{ vm: makeConfiguredVm({ virtualDevices: 'VirtualUSBController' }), without: ['usbDevices'] }, { devices: [] }],
  },
  notEvaluated: { 'neither list': { vm: makeVm(), without: ['usbDevices'] } },
})
