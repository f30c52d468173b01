import { defineTargetRule } from '../target-rule.ts'

/** A storage policy whose equivalent is no class of the target leaves the disks of its VMs an open question. */
export const policyClassUnknown = defineTargetRule({
  id: 'policy-class-unknown',
  title: 'The equivalent of each storage policy is a StorageClass of the target',
  severity: 'warning',
  check: ({ storage, storageClasses }) =>
    storage.policies.flatMap(({ policy, storageClass }, index) =>
      storageClasses.some(({ name }) => name === storageClass)
        ? []
        : [{ path: `storage.policies[${index}].storageClass`, message: `${storageClass}, the equivalent of ${policy}, is no StorageClass of this target.`, remedy: 'Choose one that it has, or describe it: until then no plan takes the VMs with this policy.' }],
    ),
})
