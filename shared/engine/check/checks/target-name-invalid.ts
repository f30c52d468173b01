import { defineCheck } from '../check.ts'
import { isDnsLabel } from '../object-name-rules.ts'
import { describePlanVm } from '../plan-view.ts'

/** A VM's name becomes labels, host names and volume names, so it has to be a DNS label without dots. */
export const targetNameInvalid = defineCheck({
  id: 'target-name-invalid',
  title: 'Target names are DNS labels',
  severity: 'critical',
  needs: ['manifests'],
  check: ({ objects }) =>
    objects.plans.flatMap((plan) =>
      plan.vms.flatMap((vm) => {
        if (vm.targetName !== null) {
          if (isDnsLabel(vm.targetName)) return []
          return [{ subject: plan.subject, message: `The target name "${vm.targetName}" of ${describePlanVm(vm)} is no DNS label.`, remedy: 'Use lower-case letters, digits and dashes, 63 characters at most.' }]
        }
        if (vm.name !== null && isDnsLabel(vm.name)) return []
        return [{ subject: plan.subject, message: `${describePlanVm(vm)} has no target name, so MTV makes one up.`, remedy: 'Write an explicit targetName.', severity: 'warning' as const }]
      }),
    ),
})
