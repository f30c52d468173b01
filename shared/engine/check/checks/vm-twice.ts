import { defineCheck } from '../check.ts'
import { describePlanVm } from '../plan-view.ts'

/** A VM can be migrated once: MTV refuses a plan that names it twice, and two plans would race for it. */
export const vmTwice = defineCheck({
  id: 'vm-twice',
  title: 'A VM is in one plan, once',
  severity: 'critical',
  needs: ['manifests'],
  check: ({ objects }) => {
    const firstPlans = new Map<string, string>()
    return objects.plans.flatMap((plan) =>
      plan.vms.flatMap((vm) => {
        const key = JSON.stringify([plan.sourceProvider.namespace, plan.sourceProvider.name, vm.id ?? vm.name])
        const first = firstPlans.get(key)
        if (first === undefined) {
          firstPlans.set(key, plan.subject)
          return []
        }
        const message = first === plan.subject ? `It names ${describePlanVm(vm)} twice.` : `${describePlanVm(vm)} is in ${first} too.`
        return [{ subject: plan.subject, message, remedy: 'Leave the VM in one plan, once.' }]
      }),
    )
  },
})
