import { ipv4ToNumber, isIpv4Address, isIpv6Address, networkSize, numberToIpv4, parseIpv4Network } from '#shared/engine/nmstate/ip-address.ts'

/** IPv4 addresses from `first` to `last`, both included, as numbers. */
export interface AddressRange {
  readonly first: number
  readonly last: number
}

const IPV4_BITS = 32

/** An address, a network or a range "10.0.0.5-10.0.0.20" of IPv4; null where a text is none of them. */
export function readAddressRange(text: string): AddressRange | null {
  const network = parseIpv4Network(text)
  if (network !== null) return { first: network.base, last: network.base + networkSize(network.prefixLength) - 1 }
  const [from = '', to = from, ...more] = text.split('-').map((part) => part.trim())
  if (more.length > 0 || !isIpv4Address(from) || !isIpv4Address(to)) return null
  const range = { first: ipv4ToNumber(from), last: ipv4ToNumber(to) }
  return range.first <= range.last ? range : null
}

/** Whether a text is an address or a network of IPv6. */
export function isIpv6Text(text: string): boolean {
  return isIpv6Address(text.split('/')[0] ?? '')
}

/** The fewest networks that together are the range. */
export function networksOf({ first, last }: AddressRange): readonly string[] {
  const networks: string[] = []
  for (let base = first; base <= last; ) {
    let bits = 0
    while (bits < IPV4_BITS && base % 2 ** (bits + 1) === 0 && base + 2 ** (bits + 1) - 1 <= last) bits += 1
    networks.push(`${numberToIpv4(base)}/${String(IPV4_BITS - bits)}`)
    base += 2 ** bits
  }
  return networks
}
