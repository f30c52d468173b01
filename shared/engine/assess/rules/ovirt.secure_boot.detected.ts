import { configurationVerdict } from '../configuration-verdict.ts'
import { defineRule } from '../rule.ts'

/** The VM starts with UEFI Secure Boot. */
export const ovirtSecureBoot = defineRule({
  id: 'ovirt.secure_boot.detected',
  title: 'UEFI Secure Boot',
  sourceKind: 'ovirt',
  severity: 'warning',
  needs: [],
  check: (vm) =>
    configurationVerdict(vm, 'biosType', {
      unsaid: 'whether the VM starts with Secure Boot',
      flags: (type) => (type === 'cluster_default' ? null : type === 'q35_secure_boot'),
      concern: () => ({ message: `${vm.name} starts with UEFI Secure Boot.`, remedy: 'Check on the target that the VM starts; Secure Boot is kept with EFI firmware.' }),
    }),
})
