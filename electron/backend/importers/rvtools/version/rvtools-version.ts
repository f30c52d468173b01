import { headerKey } from '../columns/header-key.ts'

/** Which RVTools wrote a file. `major` and `minor` are null when nothing tells. */
export interface RvtoolsVersion {
  readonly major: number | null
  readonly minor: number | null
  readonly patch: number | null
  /** For a person, e.g. "RVTools 4.7.1.4". */
  readonly text: string
}

interface Fingerprint {
  readonly major: number
  readonly minor: number
  readonly sheet: string
  /** Null: the sheet itself came with that version. */
  readonly header: string | null
}

/** Any header that says MiB or KiB, where earlier versions said MB and KB. */
const MIB = 'MiB'
const MIB_LABEL = /\b[MK]iB\b/

/** What came with which version, newest first (RVTools documentation, version information). */
const FINGERPRINTS: readonly Fingerprint[] = [
  { major: 4, minor: 6, sheet: 'vInfo', header: 'Guest Detailed Data' },
  { major: 4, minor: 4, sheet: 'vInfo', header: 'SMBIOS UUID' },
  { major: 4, minor: 4, sheet: 'vInfo', header: 'Total disk capacity MiB' },
  { major: 4, minor: 3, sheet: 'vSource', header: null },
  { major: 4, minor: 1, sheet: 'vInfo', header: MIB },
  { major: 4, minor: 1, sheet: 'vInfo', header: 'Network #5' },
  { major: 4, minor: 0, sheet: 'vInfo', header: 'min Required EVC Mode Key' },
  { major: 3, minor: 11, sheet: 'vInfo', header: 'Creation date' },
  { major: 3, minor: 10, sheet: 'vMetaData', header: null },
  { major: 3, minor: 9, sheet: 'vInfo', header: 'VI SDK UUID' },
  { major: 3, minor: 8, sheet: 'vInfo', header: 'Config status' },
  { major: 3, minor: 7, sheet: 'vInfo', header: 'Firmware' },
  { major: 3, minor: 6, sheet: 'vInfo', header: 'DAS protection' },
  { major: 3, minor: 5, sheet: 'vInfo', header: 'Consolidation Needed' },
]

/** The headers of a file by sheet, in lower case. */
export type HeadersBySheet = ReadonlyMap<string, readonly string[]>

/** The version as vMetaData states it, or what the headers say. */
export function readVersion(stated: string | null, headers: HeadersBySheet): RvtoolsVersion {
  const keysBySheet = new Map<string, ReadonlySet<string>>()
  const keysOf = (sheet: string, found: readonly string[]): ReadonlySet<string> => {
    const keys = keysBySheet.get(sheet) ?? new Set(found.map(headerKey))
    keysBySheet.set(sheet, keys)
    return keys
  }
  const match = stated === null ? null : /^(\d+)\.(\d+)(?:\.(\d+))?(?:\.\d+)*$/.exec(stated)
  if (match !== null && stated !== null) {
    const [, major, minor, patch] = match
    return { major: Number(major), minor: Number(minor), patch: patch === undefined ? null : Number(patch), text: `RVTools ${stated}` }
  }
  for (const { major, minor, sheet, header } of FINGERPRINTS) {
    const found = headers.get(sheet.toLowerCase())
    if (found === undefined) continue
    if (header === MIB ? !found.some((one) => MIB_LABEL.test(one)) : header !== null && !keysOf(sheet, found).has(headerKey(header))) continue
    return { major, minor, patch: null, text: `RVTools about ${String(major)}.${String(minor)}, by its headers` }
  }
  return { major: null, minor: null, patch: null, text: 'RVTools of unknown version, or a file made like its exports' }
}

/** Before 4.3.1 the column "VM UUID" held the SMBIOS UUID, which need not be unique; since then the instance UUID. */
export function hasInstanceUuids({ major, minor, patch }: RvtoolsVersion): boolean {
  if (major === null || minor === null) return false
  const since = [4, 3, 1] as const
  // A fingerprint gives no patch level; what it is told by came with the version that also changed the UUID.
  return major > since[0] || (major === since[0] && (minor > since[1] || (minor === since[1] && (patch ?? since[2]) >= since[2])))
}
