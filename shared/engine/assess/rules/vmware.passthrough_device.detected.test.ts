import { makeConfiguredVm } from '#shared/engine/testing/configured-vm.ts'
import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { passthroughDeviceDetected } from './vmware.passthrough_device.detected.ts'

describeRule(passthroughDeviceDetected, {
  clean: { 'no devices': makeConfiguredVm({ virtualDevices: '' }), 'other devices': makeConfiguredVm({ virtualDevices: 'VirtualUSBController; VirtualSriovEthernetCard' }) },
  flagged: { 'a PCI device': [makeConfiguredVm({ virtualDevices: 'VirtualUSBController; VirtualPCIPassthrough' }), {}] },
  notEvaluated: { 'a workbook, which does not say': makeVm(), 'a VM without the field': makeConfiguredVm() },
})
