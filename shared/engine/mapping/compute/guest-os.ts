import type { EstateVm } from '#shared/domain/estate/estate.ts'
import { GUEST_FAMILIES, type GuestFamily } from './guest-families.ts'

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

/**
 * The guest's system of a VM: by what the Tools (or the oVirt agent) saw inside, else by what the VM is configured
 * for, else by the platform's own word for it. Null where none of them is known.
 */
export function recogniseGuestOs(vm: Pick<EstateVm, 'guestOsFromTools' | 'guestOsConfigured' | 'guestDetailedData' | 'configuration'>): RecognisedOs | null {
  const details = vm.guestDetailedData ?? null
  const statements = [
    ['tools', vm.guestOsFromTools],
    ['configuration', vm.guestOsConfigured],
    ['guest-id', vm.configuration?.guestId ?? null],
  ] as const
  let fallback: RecognisedOs | null = null
  for (const [from, text] of statements) {
    const os = text === null ? null : parse(text, from === 'tools' ? details : null)
    if (os === null) continue
    // "Other Linux" says less than a name further on.
    if (!os.preferences.every((name) => GENERIC_PREFERENCES.has(name))) return { os, from }
    fallback ??= { os, from }
  }
  return fallback
}

const GENERIC_PREFERENCES: ReadonlySet<string> = new Set(['linux', 'legacy'])

/** Estates name few systems, many times. */
const PARSED = new Map<string, GuestOs | null>()
const MOST_PARSED = 5_000

function parse(text: string, details: string | null): GuestOs | null {
  const key = details === null ? text : `${text}\n${details}`
  const known = PARSED.get(key)
  if (known !== undefined) return known
  const os = match(text, details)
  if (PARSED.size < MOST_PARSED) PARSED.set(key, os)
  return os
}

/** "(64-bit)" of a name and "_64Guest" of vSphere's ids: no release. */
const BITNESS = /\((?:32|64)-bit\)|_?(?:64)?guest$/

function match(text: string, details: string | null): GuestOs | null {
  const words = ` ${text.toLowerCase().replace(BITNESS, '').replace(/[^a-z0-9.]+/g, ' ').trim()} `
  const version = /distroVersion='([^']*)'/.exec(details ?? '')?.[1] ?? null
  for (const family of GUEST_FAMILIES) {
    const found = family.pattern.exec(words)
    if (found !== null) return build(family, found[1] ?? null, version)
  }
  return null
}

/** Some names bear no release ("Rocky Linux (64-bit)"); then the guest's details may. */
function build(family: GuestFamily, named: string | null, detailed: string | null): GuestOs {
  const release = (named ?? detailed)?.split('.')[0] ?? null
  return {
    label: family.label(release),
    isWindows: family.isWindows ?? false,
    isWindowsClient: family.isWindowsClient ?? false,
    preferences: family.preferences(release),
    vsphereKey: family.vsphereKey(release),
    isGenericToMtv: family.isGenericToMtv ?? false,
    cpuLevel: family.cpuLevel?.(release) ?? 1,
  }
}
