const OCTETS = 4
const OCTET_MAX = 255
const OCTET_VALUES = 256
const IPV4_BITS = 32
const IPV6_GROUPS = 8

/** Whether a text is an IPv4 address in dotted decimals, without leading zeros. */
export function isIpv4Address(text: string): boolean {
  const octets = text.split('.')
  return octets.length === OCTETS && octets.every((octet) => /^(0|[1-9]\d{0,2})$/.test(octet) && Number(octet) <= OCTET_MAX)
}

/** Whether a text is an IPv6 address (RFC 4291), shortened or not, without a zone. */
export function isIpv6Address(text: string): boolean {
  const halves = text.split('::')
  if (halves.length > 2 || !text.includes(':')) return false
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')))
  const last = groups.at(-1)
  const endsInIpv4 = last?.includes('.') === true
  if (endsInIpv4 && !isIpv4Address(last)) return false
  const plain = endsInIpv4 ? groups.slice(0, -1) : groups
  const count = plain.length + (endsInIpv4 ? 2 : 0)
  return plain.every((group) => /^[0-9a-f]{1,4}$/i.test(group)) && (halves.length === 2 ? count < IPV6_GROUPS : count === IPV6_GROUPS)
}

/** A network in CIDR notation as numbers; null where the text is none, or has bits behind its prefix. */
export interface Ipv4Network {
  /** First address of the network, as a number. */
  readonly base: number
  readonly prefixLength: number
}

export function parseIpv4Network(text: string): Ipv4Network | null {
  const [address = '', prefix = '', ...rest] = text.split('/')
  if (rest.length > 0 || !isIpv4Address(address) || !/^\d{1,2}$/.test(prefix) || Number(prefix) > IPV4_BITS) return null
  const base = ipv4ToNumber(address)
  return base % networkSize(Number(prefix)) === 0 ? { base, prefixLength: Number(prefix) } : null
}

/** How many addresses a prefix length leaves, network and broadcast address among them. */
export function networkSize(prefixLength: number): number {
  return 2 ** (IPV4_BITS - prefixLength)
}

/** An IPv4 address as a number; the caller knows that it is one. */
export function ipv4ToNumber(address: string): number {
  return address.split('.').reduce((sum, octet) => sum * OCTET_VALUES + Number(octet), 0)
}

/** The inverse of `ipv4ToNumber`. */
export function numberToIpv4(value: number): string {
  return Array.from({ length: OCTETS }, (_, index) => Math.floor(value / OCTET_VALUES ** (OCTETS - 1 - index)) % OCTET_VALUES).join('.')
}
