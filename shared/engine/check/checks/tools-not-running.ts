import { isMtvAtLeast } from '#shared/domain/target/versions.ts'
import { toolsState } from '#shared/engine/estate/tools-state.ts'
import { defineCheck } from '../check.ts'
import { describePlanVm } from '../plan-view.ts'

/**
 * From MTV 2.11 on a powered-on VM whose VMware Tools are not known to run stops its whole plan. Alone in a
 * cold plan it only has to be powered off first. Before 2.11 nothing can shut its guest down cleanly.
 */
export const toolsNotRunning = defineCheck({
  id: 'tools-not-running',
  title: 'Powered-on VMs have running Tools, or a cold plan of their own',
  severity: 'critical',
  needs: ['manifests', 'estate'],
  namesVms: 'by-plan',
  check: ({ plans, estate, versions }) =>
    plans
      .filter(({ source }) => source.kind === 'vsphere')
      .flatMap(({ plan, source, vms }) => {
        const hasToolsInput = estate?.available[source.id]?.includes('tools') === true
        const isApart = plan.vms.length === 1 && plan.type === 'cold'
        return vms
          .filter(({ vm }) => (vm.powerState === 'poweredOn' || vm.powerState === null) && toolsState(vm, hasToolsInput) !== 'running')
          .map(({ entry, vm }) => ({
            subject: plan.subject,
            message: `${describePlanVm(entry)} is ${vm.powerState === null ? 'not known to be off' : 'powered on'} and its VMware Tools ${WORDS[toolsState(vm, hasToolsInput)]}.`,
            remedy: isApart ? 'Power it off before the plan starts.' : 'Give it a cold plan of its own, and power it off before that starts.',
            severity: isApart || !isMtvAtLeast(versions.mtv, '2.11') ? ('warning' as const) : ('critical' as const),
            data: { vm: vm.id },
          }))
      }),
})

const WORDS = { running: 'run', 'not-running': 'do not run', 'not-installed': 'are not installed', unknown: 'are in an unknown state' } as const
