import { unescapeEntityName } from '#shared/domain/estate/entity-name.ts'

/** What a VM of the project can be known by. */
export interface VmIdentity {
  readonly id: string
  readonly sourceId: string
  readonly name: string
  readonly moref: string | null
  readonly instanceUuid: string | null
  readonly smbiosUuid: string | null
  readonly datacenterName: string | null
  readonly clusterName: string | null
  readonly folderPath: string | null
}

/** What a source of the project can be known by. */
export interface SourceIdentity {
  readonly id: string
  readonly name: string
  readonly instanceUuid: string | null
}

/** A name as it is compared: vSphere escapes `/`, `\` and `%` in some exports and not in others, and people change the case. */
export function nameKey(name: string): string {
  return unescapeName(name).toLowerCase()
}

/** A name without vSphere's escapes and the blanks around it. */
export function unescapeName(name: string): string {
  return unescapeEntityName(name.normalize('NFC')).trim()
}

/** A UUID in one form, or null for none: some tools put blanks between the bytes (.vmx) or braces around. One of zeros is nobody's. */
export function uuidKey(uuid: string | null): string | null {
  if (uuid === null) return null
  const digits = uuid.toLowerCase().replace(/[^0-9a-f]/g, '')
  if (digits.length !== UUID_DIGITS) return uuid.trim() === '' ? null : uuid.trim().toLowerCase()
  return /^0+$/.test(digits) ? null : digits
}

const UUID_DIGITS = 32

/** `vm-42` of `VirtualMachine-vm-42` (PowerCLI) and `VirtualMachine:vm-42` (the API). */
export function morefKey(moref: string | null): string | null {
  const key = moref?.trim().replace(/^VirtualMachine[-:]/i, '').toLowerCase() ?? ''
  return key === '' ? null : key
}

/** Whether two host names can be one server's: a short name stands for the same name with a domain. */
export function isSameServer(left: string, right: string): boolean {
  const [one, other] = [serverKey(left), serverKey(right)]
  if (one === other) return true
  const isAddress = (name: string): boolean => /^[\d.:]+$/.test(name)
  if (isAddress(one) || isAddress(other)) return false
  return (!one.includes('.') && other.startsWith(`${one}.`)) || (!other.includes('.') && one.startsWith(`${other}.`))
}

function serverKey(name: string): string {
  return name.trim().toLowerCase().replace(/^https?:\/\//, '').replace(/(?::\d+)?(?:\/.*)?$/, '')
}

/** Whether a folder path is the other one or its end: `Prod/Web` is in `/DC/vm/Prod/Web`. */
export function isSameFolder(left: string, right: string): boolean {
  const [short = [], long = []] = [left, right].map(folderParts).sort((one, other) => one.length - other.length)
  return short.every((part, index) => part === long[long.length - short.length + index])
}

function folderParts(path: string): string[] {
  return path.split('/').map(nameKey).filter((part) => part !== '')
}
