import { defineRule } from '../rule.ts'

/** Names that MTV takes as they are (its validation of VM names). */
const VALID_NAME = /^(?:(?:[A-Za-z0-9][-A-Za-z0-9.]*)?[A-Za-z0-9])?$/
/** A name of a VM on the target is a DNS label. */
const MOST_CHARACTERS = 63

/** A name that MTV has to change. Portolan gives every VM a name of its own anyway. */
export const ovirtNameInvalid = defineRule({
  id: 'ovirt.name.invalid',
  title: 'A name that the target cannot bear',
  sourceKind: 'ovirt',
  severity: 'warning',
  needs: [],
  check: (vm) =>
    VALID_NAME.test(vm.name) && vm.name.length <= MOST_CHARACTERS
      ? null
      : { message: `The name ${vm.name} cannot be that of a VM on the target.`, remedy: 'Nothing need be done: the plan names the VM anew. Decide on another name if you do not like it.', data: { name: vm.name } },
})
