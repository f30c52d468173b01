import { configurationVerdict } from '../configuration-verdict.ts'
import { defineRule } from '../rule.ts'

/** Memory ballooning is switched on for the VM. */
export const ovirtBallooning = defineRule({
  id: 'ovirt.memory.ballooning.enabled',
  title: 'Memory ballooning',
  sourceKind: 'ovirt',
  severity: 'information',
  needs: [],
  check: (vm) =>
    configurationVerdict(vm, 'isBallooningEnabled', {
      unsaid: 'whether memory ballooning is switched on',
      flags: (isEnabled) => isEnabled,
      concern: () => ({ message: `${vm.name} gives memory back by ballooning.`, remedy: 'Nothing need be done; on the target memory is overcommitted in other ways.' }),
    }),
})
