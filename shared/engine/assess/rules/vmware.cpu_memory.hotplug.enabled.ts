import { defineRule } from '../rule.ts'

/** CPU or memory may be added, or CPU removed, while the VM runs. One answer that is yes is enough. */
export const cpuMemoryHotplugEnabled = defineRule({
  id: 'vmware.cpu_memory.hotplug.enabled',
  title: 'CPU or memory hot-plug',
  sourceKind: 'vsphere',
  severity: 'warning',
  needs: [],
  check: (vm) => {
    const settings = [
      ['CPU hot add', vm.cpu?.isHotAddEnabled ?? null],
      ['CPU hot remove', vm.cpu?.isHotRemoveEnabled ?? null],
      ['memory hot add', vm.memory?.isHotAddEnabled ?? null],
    ] as const
    const enabled = settings.filter(([, isEnabled]) => isEnabled === true).map(([name]) => name)
    if (enabled.length > 0) {
      return { message: `${vm.name} has ${enabled.join(', ')} enabled, and the target works differently there.`, remedy: 'Look at CPU and memory after the migration; the target hot-plugs up to a maximum that the VM states.', data: { enabled } }
    }
    return settings.some(([, isEnabled]) => isEnabled === null) ? { notEvaluated: 'The inventory does not say for CPU and memory whether they can be hot-plugged.' } : null
  },
})
