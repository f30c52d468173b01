import { isMemoryReserved } from '../evidence.ts'
import { defineSettingRule, hasInstanceType, patched, setting } from './setting-rule.ts'

/** A reservation of memory: without overcommit the cluster requests all of a VM's memory anyway. */
export const memoryReservation = defineSettingRule({
  id: 'memory-reservation',
  find: (vm, context) => {
    const { choice, target } = context
    const isWhole = isMemoryReserved(vm)
    const reserved = isWhole ? vm.memoryMib : (vm.memory?.reservationMib ?? null)
    if (reserved === null || reserved <= 0) return []
    const amount = `${Math.ceil(reserved)} MiB`
    if (choice?.type === 'catalogue' && choice.series === 'o1') return [setting('memory-reservation', 'advice', null, `Its reservation of ${amount} is not carried: o1 requests half of its memory.`)]
    if (!target.features.memoryOvercommit) return [setting('memory-reservation', 'cluster-default', 'VirtualMachine spec.template.spec.domain.memory.guest', `Its reservation of ${amount} holds anyway: without overcommit the pod requests all of its memory.`)]
    if (hasInstanceType(choice)) return [setting('memory-reservation', 'advice', null, `Its reservation of ${amount} is not carried: the target overcommits memory, and KubeVirt takes no request of memory beside an instance type.`)]
    return [patched(context, 'memory-reservation', 'spec.template.spec.domain.resources.requests.memory', `Its reservation of ${amount} is a request, which the cluster's overcommit leaves alone.`, { domain: { resources: { requests: { memory: `${Math.ceil(reserved)}Mi` } } } })]
  },
})
