import { compareNatural } from '#shared/domain/compare.ts'
import { findSharedDisks, groupSharers } from '#shared/engine/estate/shared-disks.ts'
import { defineCheck } from '../check.ts'
import type { ResolvedPlan } from '../resolve-plans.ts'

/**
 * MTV refuses a plan as long as a sharer of a disk runs. Where the plan holds none but those sharers, that is
 * a thing to do before it starts; where it holds others, they are stopped with them.
 */
export const runningSharers = defineCheck({
  id: 'running-sharers',
  title: 'All sharers of a disk are off',
  severity: 'critical',
  needs: ['manifests', 'estate'],
  inputs: ['disks'],
  check: ({ plans, estate }) => {
    if (estate === null) return []
    const vmsById = new Map(estate.vms.map((vm) => [vm.id, vm]))
    const plansByVmId = new Map<string, Set<ResolvedPlan>>()
    for (const resolved of plans) {
      for (const { vm } of resolved.vms) plansByVmId.set(vm.id, (plansByVmId.get(vm.id) ?? new Set()).add(resolved))
    }
    // A group of one is a multi-writer disk whose other VMs the inventory does not show: it counts to MTV all the same.
    const groups = groupSharers(findSharedDisks(estate.vms))
    return groups.flatMap((vmIds) => {
      const running = vmIds.filter((vmId) => vmsById.get(vmId)?.powerState !== 'poweredOff')
      if (running.length === 0) return []
      const names = running.map((vmId) => vmsById.get(vmId)?.name ?? vmId).sort(compareNatural)
      return [...new Set(vmIds.flatMap((vmId) => [...(plansByVmId.get(vmId) ?? [])]))].map(({ plan, vms }) => {
        const isAlone = plan.vms.length === vms.filter(({ vm }) => vmIds.includes(vm.id)).length
        return {
          subject: plan.subject,
          message: `VMs that share a disk are not known to be off: ${names.join(', ')}${isAlone ? '' : '; they stop every other VM of the plan'}.`,
          remedy: isAlone ? 'Power all of them off before the plan starts.' : 'Put the sharers into plans of their own, cold, and power all of them off before.',
          severity: isAlone ? ('warning' as const) : ('critical' as const),
          data: { vms: running },
        }
      })
    })
  },
})
