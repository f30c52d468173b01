import { configurationVerdict } from '../configuration-verdict.ts'
import { defineRule } from '../rule.ts'

/** A snapshot keeps the guest’s memory. */
export const ovirtMemorySnapshot = defineRule({
  id: 'ovirt.snapshot.online_memory.detected',
  title: 'A snapshot with memory',
  sourceKind: 'ovirt',
  severity: 'warning',
  needs: [],
  check: (vm) =>
    configurationVerdict(vm, 'hasMemorySnapshot', {
      unsaid: 'whether a snapshot keeps the guest’s memory',
      flags: (hasMemory) => hasMemory,
      concern: () => ({ message: `A snapshot of ${vm.name} keeps the memory of the guest.`, remedy: 'Remove the snapshot before the migration.' }),
    }),
})
