import { findInstanceType, isInRelease } from '#shared/engine/mapping/compute/instance-types.ts'
import { defineCheck } from '../check.ts'
import { fieldItems, fieldText } from '../field-values.ts'
import type { ManifestSet } from '../manifest-set.ts'

/** MTV looks an instance type up when it makes the VM, after all disks were copied: one that is not there fails the VM at the end. */
export const instanceTypeUnknown = defineCheck({
  id: 'instance-type-unknown',
  title: 'Instance types that plans name are in the release or in the set',
  severity: 'critical',
  needs: ['manifests'],
  check: ({ objects, versions }) =>
    objects.plans.flatMap((plan) => {
      const named = new Set(fieldItems(plan.object, 'spec.vms').flatMap((vm) => fieldText(vm, 'instanceType') || []))
      return [...named].flatMap((name) => {
        const known = findInstanceType(name)
        if (isInSet(objects, name, plan.targetNamespace) || (known !== undefined && isInRelease(known, versions.openshift))) return []
        if (known !== undefined) return [{ subject: plan.subject, message: `${name} came with OpenShift ${known.since ?? ''}, and the target is ${versions.openshift}.`, remedy: 'Choose another instance type, or take the field out.' }]
        return [{ subject: plan.subject, message: `${name} is neither among the manifests nor one that OpenShift Virtualization brings along.`, remedy: 'See to it that the cluster has it before the plan starts.', severity: 'warning' as const }]
      })
    }),
})

function isInSet(objects: ManifestSet, name: string, namespace: string | null): boolean {
  return objects.ofKind('VirtualMachineClusterInstancetype').some(({ metadata }) => metadata?.name === name) || objects.find('VirtualMachineInstancetype', { name, namespace }) !== null
}
