import { makeConfiguredVm } from '#shared/engine/testing/configured-vm.ts'
import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { devicePortDetected } from './portolan.device.port.detected.ts'

describeRule(devicePortDetected, {
  clean: { 'other devices': makeConfiguredVm({ virtualDevices: 'VirtualUSBController' }), 'no device': makeConfiguredVm({ virtualDevices: '' }) },
  flagged: {
    'a serial port': [makeConfiguredVm({ virtualDevices: 'VirtualSerialPort; VirtualSerialPort' }), { ports: ['a serial port'] }],
    'both': [makeConfiguredVm({ virtualDevices: 'VirtualParallelPort; VirtualSerialPort' }), { ports: ['a serial port', 'a parallel port'] }],
  },
  notEvaluated: { 'no list of devices': makeVm() },
})
