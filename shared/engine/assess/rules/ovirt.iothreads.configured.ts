import { configurationVerdict } from '../configuration-verdict.ts'
import { defineRule } from '../rule.ts'

/** The VM has more than one I/O thread. */
export const ovirtIoThreads = defineRule({
  id: 'ovirt.iothreads.configured',
  title: 'Several I/O threads',
  sourceKind: 'ovirt',
  severity: 'information',
  needs: [],
  check: (vm) =>
    configurationVerdict(vm, 'ioThreads', {
      unsaid: 'how many I/O threads the VM has',
      flags: (threads) => threads > 1,
      concern: (threads) => ({ message: `${vm.name} has ${String(threads)} I/O threads.`, remedy: 'Plan I/O threads on the target anew, if the load wants them.' }),
    }),
})
