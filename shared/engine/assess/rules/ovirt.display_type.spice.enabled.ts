import { configurationVerdict } from '../configuration-verdict.ts'
import { defineRule } from '../rule.ts'

/** The VM has a SPICE display. */
export const ovirtSpice = defineRule({
  id: 'ovirt.display_type.spice.enabled',
  title: 'A SPICE display',
  sourceKind: 'ovirt',
  severity: 'information',
  needs: [],
  check: (vm) =>
    configurationVerdict(vm, 'displayTypes', {
      unsaid: 'which displays the VM has',
      flags: (types) => types.split('; ').includes('spice'),
      concern: () => ({ message: `${vm.name} has a SPICE display.`, remedy: 'Use VNC or a remote desktop of the guest on the target.' }),
    }),
})
