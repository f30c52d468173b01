import { configurationVerdict } from '../configuration-verdict.ts'
import { defineRule } from '../rule.ts'

/** The VM has a watchdog device. */
export const ovirtWatchdog = defineRule({
  id: 'ovirt.watchdog.enabled',
  title: 'A watchdog',
  sourceKind: 'ovirt',
  severity: 'warning',
  needs: [],
  check: (vm) =>
    configurationVerdict(vm, 'watchdogs', {
      unsaid: 'whether the VM has a watchdog',
      flags: (value) => value !== '',
      concern: (watchdogs) => ({ message: `${vm.name} has a watchdog (${watchdogs}).`, remedy: 'Set a watchdog up on the target, if the guest relies on it.' }),
    }),
})
