import { configurationVerdict } from '../configuration-verdict.ts'
import { defineRule } from '../rule.ts'

/** Devices of the host are handed through to the guest. */
export const ovirtHostDevices = defineRule({
  id: 'ovirt.host_devices.mapped',
  title: 'Devices of the host',
  sourceKind: 'ovirt',
  severity: 'warning',
  needs: [],
  check: (vm) =>
    configurationVerdict(vm, 'hostDevices', {
      unsaid: 'which devices of the host the VM uses',
      flags: (value) => value !== '',
      concern: (devices) => ({ message: `${vm.name} uses devices of its host (${devices}).`, remedy: 'Take the devices off, and give the VM devices of the target’s nodes.' }),
    }),
})
