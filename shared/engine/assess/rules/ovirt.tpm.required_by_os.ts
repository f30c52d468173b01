import { configurationVerdict } from '../configuration-verdict.ts'
import { defineRule } from '../rule.ts'

/** Guests that need a TPM (oVirt os.type). */
const NEEDS_TPM: ReadonlySet<string> = new Set(['windows_2022', 'windows_11'])

/** The configured OS is Windows 11 or Windows Server 2022. */
export const ovirtTpmRequired = defineRule({
  id: 'ovirt.tpm.required_by_os',
  title: 'A guest that wants a TPM',
  sourceKind: 'ovirt',
  severity: 'warning',
  needs: [],
  check: (vm) =>
    configurationVerdict(vm, 'guestId', {
      unsaid: 'which OS is configured',
      flags: (guestId) => NEEDS_TPM.has(guestId),
      concern: (guestId) => ({ message: `${vm.name} runs ${guestId}, which wants a TPM.`, remedy: 'See that the VM has a persistent vTPM on the target.' }),
    }),
})
