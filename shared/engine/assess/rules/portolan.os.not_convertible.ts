import { guestSystemOf } from '#shared/engine/estate/guest-os-name.ts'
import { defineRule } from '../rule.ts'

/** A guest that virt-v2v knows nothing of: the conversion fails after the copy is done. */
export const osNotConvertible = defineRule({
  id: 'portolan.os.not_convertible',
  title: 'A guest that cannot be converted',
  sourceKind: 'vsphere',
  severity: 'warning',
  needs: [],
  check: (vm) => {
    const name = guestSystemOf(vm)
    const answer = name?.system?.isConvertible ?? null
    if (name === null || answer === null) return { notEvaluated: 'The inventory does not say clearly which operating system the VM runs.' }
    return answer ? null : { message: `${vm.name} runs ${name.os}, which the conversion does not know, so that it fails.`, remedy: 'Put the VM into a plan of its own with skipGuestConversion, and see to virtio drivers in the guest before; or build it anew.', data: { os: name.os, from: name.from } }
  },
})
