import { isMtvAtLeast } from '#shared/domain/target/versions.ts'
import { defineSettingRule, hasInstanceType, patched, setting } from './setting-rule.ts'

/** MTV knows nested virtualization from here on. */
const NESTED_SINCE = '2.10'

/** VMs within the VM. MTV sets the CPU's features itself, but with an instance type it leaves the CPU alone. */
export const nestedVirtualization = defineSettingRule({
  id: 'nested-virtualization',
  find: (vm, context) => {
    if (vm.configuration?.isNestedVirtualizationEnabled !== true) return []
    if (!hasInstanceType(context.choice) && isMtvAtLeast(context.target.mtv, NESTED_SINCE)) return [setting('nested-virtualization', 'mtv', 'VirtualMachine spec.template.spec.domain.cpu.features', 'MTV takes nested virtualization from the source; the nodes have to allow it.')]
    return [
      patched(context, 'nested-virtualization', 'spec.template.spec.domain.cpu.features', 'Nested virtualization takes the CPU features vmx or svm; the nodes have to allow it.', {
        domain: { cpu: { features: ['vmx', 'svm'].map((name) => ({ name, policy: 'optional' })) } },
      }),
    ]
  },
})
