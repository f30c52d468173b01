import type { GuestFamilyId } from '#shared/engine/estate/guest-families.ts'
import type { GuestSystem } from '#shared/engine/estate/guest-system.ts'

const SUPPORTED_WINDOWS: ReadonlySet<GuestFamilyId> = new Set<GuestFamilyId>(['windows-10', 'windows-11', 'windows-2016', 'windows-2019', 'windows-2022', 'windows-2025'])
const SUPPORTED_RHEL: ReadonlySet<string> = new Set(['7', '8', '9', '10'])

/** Whether MTV lists a guest's system as supported (Forklift's policy os.unsupported): what virt-v2v converts with Red Hat's support. */
export function isSupportedByMtv(system: GuestSystem | null): boolean {
  if (system === null) return false
  return SUPPORTED_WINDOWS.has(system.family) || (system.family === 'rhel' && system.major !== null && SUPPORTED_RHEL.has(system.major))
}
