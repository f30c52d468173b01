import type { GuestFamilyId } from '#shared/engine/estate/guest-families.ts'
import { guestSystemOf } from '#shared/engine/estate/guest-os-name.ts'
import { defineRule } from '../rule.ts'

/** Windows for desktops since 8, which shuts down into hibernation by default (Fast Startup). */
const FAMILIES: ReadonlySet<GuestFamilyId> = new Set<GuestFamilyId>(['windows-8', 'windows-10', 'windows-11'])

/** A guest that is likely to hibernate when it is shut down: the conversion refuses its file systems. */
export const guestFastStartup = defineRule({
  id: 'portolan.guest.fast_startup',
  title: 'A guest that may be hibernated',
  sourceKind: 'vsphere',
  severity: 'information',
  needs: [],
  check: (vm) => {
    const system = guestSystemOf(vm)?.system ?? null
    if (system === null || system.isVague) return { notEvaluated: 'The inventory does not say clearly which operating system the VM runs.' }
    if (!FAMILIES.has(system.family)) return null
    return { message: `${vm.name} runs ${system.label}, which hibernates when it is shut down unless Fast Startup is off: the conversion refuses hibernated file systems.`, remedy: 'Switch Fast Startup off in the guest (powercfg /h off), or shut it down by shutdown /s before the migration.', data: { system: system.label } }
  },
})
