import { defineCheck } from '../check.ts'
import { describePlanVm } from '../plan-view.ts'

/** MTV takes a target name as it is and fails on the second VM of that name in a namespace. */
export const targetNameDuplicate = defineCheck({
  id: 'target-name-duplicate',
  title: 'Target names are unique in their namespace',
  severity: 'critical',
  needs: ['manifests'],
  check: ({ objects }) => {
    const first = new Map<string, string>()
    return objects.plans.flatMap((plan) =>
      plan.vms.flatMap((vm) => {
        const targetName = vm.targetName ?? vm.name
        if (targetName === null || plan.targetNamespace === null) return []
        const key = JSON.stringify([plan.targetNamespace, targetName])
        const owner = first.get(key)
        if (owner === undefined) {
          first.set(key, `${describePlanVm(vm)} of ${plan.subject}`)
          return []
        }
        return [{ subject: plan.subject, message: `${describePlanVm(vm)} would be ${plan.targetNamespace}/${targetName} on the target, as would ${owner}.`, remedy: 'Give one of them another targetName.' }]
      }),
    )
  },
})
