import { guestSystemOf } from '#shared/engine/estate/guest-os-name.ts'
import { isSupportedByMtv } from '../mtv-guests.ts'
import { defineRule } from '../rule.ts'

/** A guest that the conversion knows though MTV does not list it: it mostly moves well, and nobody answers for it. */
export const osUnsupportedButMigratable = defineRule({
  id: 'portolan.os.unsupported_but_migratable',
  title: 'A guest that is not supported and yet can be converted',
  sourceKind: 'vsphere',
  severity: 'information',
  needs: [],
  check: (vm) => {
    const name = guestSystemOf(vm)
    if (name === null) return { notEvaluated: 'The inventory names no operating system for the VM.' }
    if (isSupportedByMtv(name.system)) return null
    const answer = name.system?.isConvertible ?? null
    if (answer === null) return { notEvaluated: 'The name of the operating system does not say whether it can be converted.' }
    return answer ? { message: `${vm.name} runs ${name.os}, which the conversion knows although MTV does not list it as supported.`, remedy: 'Try the move on a copy first, and ask the maker of the system about support on KVM.', data: { os: name.os, from: name.from } } : null
  },
})
