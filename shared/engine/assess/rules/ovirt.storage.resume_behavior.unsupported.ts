import { configurationVerdict } from '../configuration-verdict.ts'
import { defineRule } from '../rule.ts'

/** The VM is not resumed by itself after a storage error. */
export const ovirtResumeBehaviour = defineRule({
  id: 'ovirt.storage.resume_behavior.unsupported',
  title: 'What happens after a storage error',
  sourceKind: 'ovirt',
  severity: 'information',
  needs: [],
  check: (vm) =>
    configurationVerdict(vm, 'storageErrorResumeBehaviour', {
      unsaid: 'what the VM does after a storage error',
      flags: (behaviour) => behaviour !== 'auto_resume',
      concern: (behaviour) => ({ message: `${vm.name} is set to ${behaviour} after a storage error.`, remedy: 'Nothing need be done before the migration.' }),
    }),
})
