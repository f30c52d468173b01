import { defineRule } from '../rule.ts'
import { hasVirtualDevice } from '../virtual-devices.ts'

/** Ports as vSphere's API names them (VirtualSerialPort, VirtualParallelPort), and as people do. */
const PORTS = [['VirtualSerialPort', 'a serial port'], ['VirtualParallelPort', 'a parallel port']] as const

/** A serial or parallel port: what is behind it, a pipe, a file or a device of the host, does not move. */
export const devicePortDetected = defineRule({
  id: 'portolan.device.port.detected',
  title: 'A serial or parallel port',
  sourceKind: 'vsphere',
  severity: 'warning',
  needs: [],
  check: (vm) => {
    const ports = PORTS.filter(([kind]) => hasVirtualDevice(vm, kind) === true).map(([, name]) => name)
    if (ports.length > 0) return { message: `${vm.name} has ${ports.join(' and ')}, and what is behind it does not move.`, remedy: 'Find out who uses the port: a licence key, a modem or a console; replace it by something on the network, or do without.', data: { ports } }
    return hasVirtualDevice(vm, PORTS[0][0]) === null ? { notEvaluated: 'The inventory does not list the virtual devices of VMs.' } : null
  },
})
