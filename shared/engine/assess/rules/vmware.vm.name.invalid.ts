import { defineRule } from '../rule.ts'

/** What MTV takes as a name without renaming the VM: letters of both cases, digits, dots and dashes. */
const VALID_NAME = /^(?:(?:[A-Za-z0-9][-A-Za-z0-9.]*)?[A-Za-z0-9])?$/
/** RFC 1123: the longest label. */
const LONGEST_NAME = 63

/** A name that cannot be an object's name on the target. */
export const vmNameInvalid = defineRule({
  id: 'vmware.vm.name.invalid',
  title: 'A name that the target does not take',
  sourceKind: 'vsphere',
  severity: 'warning',
  needs: [],
  check: (vm) => {
    if (VALID_NAME.test(vm.name) && [...vm.name].length <= LONGEST_NAME) return null
    return { message: `"${vm.name}" is no name that the target takes.`, remedy: 'Nothing need be done: the plan names the VM on the target, and you can choose another name.', data: { name: vm.name } }
  },
})
