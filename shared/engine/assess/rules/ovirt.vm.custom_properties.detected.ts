import { configurationVerdict } from '../configuration-verdict.ts'
import { defineRule } from '../rule.ts'

/** The VM has custom properties, which the engine’s hooks act on. */
export const ovirtVmCustomProperties = defineRule({
  id: 'ovirt.vm.custom_properties.detected',
  title: 'Custom properties of the VM',
  sourceKind: 'ovirt',
  severity: 'warning',
  needs: [],
  check: (vm) =>
    configurationVerdict(vm, 'customProperties', {
      unsaid: 'whether the VM has custom properties',
      flags: (value) => value !== '',
      concern: (properties) => ({ message: `${vm.name} has custom properties (${properties}).`, remedy: 'Find out what each does, and do without them or replace them on the target.' }),
    }),
})
