import { configurationVerdict } from '../configuration-verdict.ts'
import { defineRule } from '../rule.ts'

/** The VM shows a boot menu when it starts. */
export const ovirtBootMenu = defineRule({
  id: 'ovirt.bios.boot_menu.enabled',
  title: 'A boot menu',
  sourceKind: 'ovirt',
  severity: 'warning',
  needs: [],
  check: (vm) =>
    configurationVerdict(vm, 'isBootMenuEnabled', {
      unsaid: 'whether the VM shows a boot menu',
      flags: (isEnabled) => isEnabled,
      concern: () => ({ message: `${vm.name} shows a boot menu when it starts.`, remedy: 'Switch the boot menu off, or do without it on the target.' }),
    }),
})
