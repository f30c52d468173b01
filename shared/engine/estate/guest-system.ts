import { GUEST_FAMILIES, type GuestFamily, type GuestFamilyId } from './guest-families.ts'

/** A guest's operating system as a name of it was read: the one reading that rules, mapping and assessment share. */
export interface GuestSystem {
  readonly family: GuestFamilyId
  /** "Red Hat Enterprise Linux 9". */
  readonly label: string
  /** As the name bears it, "9" or "9.4"; null where it bears none. For Windows the family is the release. */
  readonly release: string | null
  /** The release up to its first dot. */
  readonly major: string | null
  readonly isWindows: boolean
  /** Editions of Windows for desktops. */
  readonly isWindowsClient: boolean
  /** Whether virt-v2v finds its way in; null where the name says too little. */
  readonly isConvertible: boolean | null
  readonly isVague: boolean
}

/**
 * Reads the name of a guest's system, or the platform's id of one. `details` is vSphere's guestDetailedData or null: what
 * the Tools saw inside, which names the release where the plain name says none, or says "or later". Null: no system that is known here.
 */
export function readGuestSystem(name: string, details: string | null): GuestSystem | null {
  const key = details === null ? name : `${name}\n${details}`
  const known = READ.get(key)
  if (known !== undefined) return known
  const system = read(name, details)
  if (READ.size < MOST_READ) READ.set(key, system)
  return system
}

/** Estates name few systems, many times. */
const READ = new Map<string, GuestSystem | null>()
const MOST_READ = 5000

function read(name: string, details: string | null): GuestSystem | null {
  const version = partOf(details, 'distroVersion')
  const plain = match(name, version)
  if (details === null) return plain
  const detailed = match(partOf(details, 'prettyName') ?? '', null) ?? match(`${partOf(details, 'distroName') ?? ''} ${version ?? ''}`, null)
  const saysMore = detailed !== null && !detailed.isVague && (detailed.isWindows || detailed.release !== null)
  return saysMore ? detailed : plain
}

/** `prettyName='Ubuntu 22.04.4 LTS' distroVersion='22.04'` of vSphere's detailed guest data. */
function partOf(details: string | null, part: string): string | null {
  return new RegExp(`${part}='([^']*)'`).exec(details ?? '')?.[1] ?? null
}

/** "(64-bit)" of a name and "_64Guest" of vSphere's ids: no release. */
const BITNESS = /\((?:32|64)[- ]bit\)|_?(?:64)?guest$/

function match(name: string, detailedRelease: string | null): GuestSystem | null {
  const words = ` ${name.toLowerCase().replace(BITNESS, '').replace(/[^a-z0-9.]+/g, ' ').trim()} `
  for (const family of GUEST_FAMILIES) {
    const found = family.pattern.exec(words)
    if (found !== null) return build(family, found[1] ?? detailedRelease)
  }
  return null
}

function build(family: GuestFamily & { readonly id: GuestFamilyId }, named: string | null): GuestSystem {
  const isWindows = family.kind === 'windows-server' || family.kind === 'windows-client'
  const release = isWindows || family.isVague === true ? null : named
  const major = release?.split('.')[0] ?? null
  return {
    family: family.id,
    label: major === null ? family.label : `${family.label} ${family.id === 'ubuntu' ? (release ?? major) : major}`,
    release,
    major,
    isWindows,
    isWindowsClient: family.kind === 'windows-client',
    isConvertible: family.isConvertible,
    isVague: family.isVague ?? false,
  }
}
