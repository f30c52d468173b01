import { PLAN_MAX_DISKS, PLAN_MAX_VMS } from '#shared/engine/plan/split-plans.ts'
import { defineCheck } from '../check.ts'

/** MTV's documentation advises limits for one plan; a larger one works, slowly, and is hard to roll back. */
export const planTooLarge = defineCheck({
  id: 'plan-too-large',
  title: `Plans have at most ${PLAN_MAX_VMS} VMs and ${PLAN_MAX_DISKS} disks`,
  severity: 'warning',
  needs: ['manifests'],
  inputs: ['disks'],
  check: ({ objects, plans }) => [
    ...objects.plans
      .filter((plan) => plan.vms.length > PLAN_MAX_VMS)
      .map((plan) => ({ subject: plan.subject, message: `It has ${plan.vms.length} VMs; ${PLAN_MAX_VMS} are advised.`, remedy: 'Divide it.' })),
    ...plans.flatMap(({ plan, vms }) => {
      const diskCount = vms.reduce((sum, { vm }) => sum + vm.disks.length, 0)
      return diskCount > PLAN_MAX_DISKS ? [{ subject: plan.subject, message: `Its VMs have ${diskCount} disks; ${PLAN_MAX_DISKS} are advised.`, remedy: 'Divide it.' }] : []
    }),
  ],
  notEvaluated: ({ estate }) => (estate === null ? ['Without an inventory nobody can count the disks of a plan.'] : []),
})
