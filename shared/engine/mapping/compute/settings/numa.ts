import { vmSetting } from '#shared/engine/estate/vm-setting.ts'
import { defineSettingRule, setting } from './setting-rule.ts'

/** Virtual NUMA nodes of the VM's own. */
export const numa = defineSettingRule({
  id: 'numa',
  find: (vm, { choice }) => {
    const count = vm.configuration?.numaNodeCount ?? 0
    if (count <= 1 && !vmSetting(vm, 'numaNodes')) return []
    const isCarried = (choice?.type === 'custom' && choice.isNumaPassedThrough) || (choice?.type === 'catalogue' && (choice.series === 'cx1' || choice.series === 'rt1'))
    return isCarried
      ? [setting('numa', 'instance-type', 'VirtualMachineClusterInstancetype spec.cpu.numa', 'The guest sees the NUMA nodes that it runs on; their number may differ from the source’s.')]
      : [setting('numa', 'advice', null, 'Its NUMA nodes are not carried: that takes CPUs of its own and huge pages (series cx1).')]
  },
})
