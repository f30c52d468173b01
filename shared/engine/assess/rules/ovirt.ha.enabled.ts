import { configurationVerdict } from '../configuration-verdict.ts'
import { defineRule } from '../rule.ts'

/** The engine restarts the VM elsewhere when its host fails. */
export const ovirtHa = defineRule({
  id: 'ovirt.ha.enabled',
  title: 'High availability',
  sourceKind: 'ovirt',
  severity: 'warning',
  needs: [],
  check: (vm) =>
    configurationVerdict(vm, 'isHighlyAvailable', {
      unsaid: 'whether the VM is highly available',
      flags: (isEnabled) => isEnabled,
      concern: () => ({ message: `${vm.name} is highly available in the engine.`, remedy: 'Set up node health checks on the target, and let the VM run always.' }),
    }),
})
