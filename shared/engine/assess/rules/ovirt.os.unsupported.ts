import { configurationVerdict } from '../configuration-verdict.ts'
import { defineRule } from '../rule.ts'

/** Configured OSes that MTV warns about (oVirt os.type). */
const UNSUPPORTED: ReadonlySet<string> = new Set(['rhel_6', 'rhel_6x64'])

/** The configured OS is RHEL 6. */
export const ovirtOsUnsupported = defineRule({
  id: 'ovirt.os.unsupported',
  title: 'An OS that is not supported',
  sourceKind: 'ovirt',
  severity: 'warning',
  needs: [],
  check: (vm) =>
    configurationVerdict(vm, 'guestId', {
      unsaid: 'which OS is configured',
      flags: (guestId) => UNSUPPORTED.has(guestId),
      concern: (guestId) => ({ message: `${vm.name} runs ${guestId}, which is not supported on the target.`, remedy: 'Upgrade the guest, or migrate it without support.' }),
    }),
})
