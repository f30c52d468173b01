import { guestOsName } from '#shared/engine/estate/guest-os-name.ts'
import { readGuestSystem } from '#shared/engine/estate/guest-system.ts'
import { isSupportedByMtv } from '../mtv-guests.ts'
import { defineRule } from '../rule.ts'

/** A guest that MTV does not promise to convert. The name that the Tools report comes first, then the configured one. */
export const osUnsupported = defineRule({
  id: 'vmware.os.unsupported',
  title: 'A guest that MTV does not list as supported',
  sourceKind: 'vsphere',
  severity: 'warning',
  needs: [],
  check: (vm) => {
    const name = guestOsName(vm)
    if (name === null) return { notEvaluated: 'The inventory names no operating system for the VM.' }
    return isSupportedByMtv(readGuestSystem(name.os, null)) ? null : { message: `${vm.name} runs ${name.os} (${FROM[name.from]}), which MTV does not list as supported.`, remedy: 'Update the guest to a supported release, or try the conversion on a copy first.', data: { ...name } }
  },
})

const FROM = { tools: 'as VMware Tools say', configuration: 'as configured, Tools say nothing', 'guest id': 'by its guest id' } as const
