import { configurationVerdict } from '../configuration-verdict.ts'
import { defineRule } from '../rule.ts'

/** USB is switched on for the VM. */
export const ovirtUsb = defineRule({
  id: 'ovirt.usb.enabled',
  title: 'USB',
  sourceKind: 'ovirt',
  severity: 'warning',
  needs: [],
  check: (vm) =>
    configurationVerdict(vm, 'isUsbEnabled', {
      unsaid: 'whether USB is switched on',
      flags: (isEnabled) => isEnabled,
      concern: () => ({ message: `${vm.name} has USB switched on.`, remedy: 'Switch USB off where the guest uses none; the target hands no USB device of a client through.' }),
    }),
})
