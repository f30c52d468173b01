import { type GuestNames, guestSystemOf } from '#shared/engine/estate/guest-os-name.ts'
import { GUEST_TRAITS } from './guest-traits.ts'

/** A guest's operating system as far as compute mapping tells systems apart. */
export interface GuestOs {
  /** "Red Hat Enterprise Linux 9", as a person would say it. */
  readonly label: string
  readonly isWindows: boolean
  /** Editions of Windows for desktops, which use two processors at most, whatever their cores. */
  readonly isWindowsClient: boolean
  /** Preferences that suit it, the best first; those of a nearer relative before those of a farther one. */
  readonly preferences: readonly string[]
  /** How MTV calls it in its map of vSphere guests; null where MTV has no name for it. */
  readonly vsphereKey: string | null
  /** virt-v2v names it by its minor release, which MTV's map does not know: it takes it for any Linux. */
  readonly isGenericToMtv: boolean
  /** The least CPU level that it runs on: 2 and 3 stand for x86-64-v2 and -v3. */
  readonly cpuLevel: 1 | 2 | 3
}

export interface RecognisedOs {
  readonly os: GuestOs
  /** Which of the inventory's statements was believed. */
  readonly from: 'tools' | 'configuration' | 'guest-id'
}

/** The guest's system of a VM by the statement that is believed. Null where none is known, or no preference is known for what is. */
export function recogniseGuestOs(vm: Pick<GuestNames, 'guestOsFromTools' | 'guestOsConfigured' | 'guestDetailedData' | 'configuration'>): RecognisedOs | null {
  const statement = guestSystemOf(vm)
  const system = statement?.system ?? null
  const traits = system === null ? undefined : GUEST_TRAITS[system.family]
  if (statement === null || system === null || traits === undefined) return null
  const { label, isWindows, isWindowsClient, major } = system
  return {
    os: { label, isWindows, isWindowsClient, preferences: traits.preferences(major), vsphereKey: traits.vsphereKey(major), isGenericToMtv: traits.isGenericToMtv ?? false, cpuLevel: traits.cpuLevel?.(major) ?? 1 },
    from: statement.from === 'guest id' ? 'guest-id' : statement.from,
  }
}
