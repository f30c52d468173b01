/** An IP address as a number, in the family that it is of. */
export interface IpAddress {
  /** 32 for IPv4, 128 for IPv6. */
  readonly bits: 32 | 128
  readonly value: bigint
}

/** All addresses with one prefix. */
export interface IpNetwork extends IpAddress {
  readonly prefix: number
}

const IPV4_BITS = 32
const IPV6_BITS = 128
const GROUPS = 8
const GROUP_BITS = 16n
const OCTET_BITS = 8n
const HEX = 16

/** An address that is known to be one, as the target's schema has it. */
export function readAddress(text: string): IpAddress {
  return text.includes(':') ? { bits: IPV6_BITS, value: readIpv6(text) } : { bits: IPV4_BITS, value: readIpv4(text) }
}

/** A network in the form 192.0.2.0/24 or 2001:db8::/32 that is known to be one. */
export function readNetwork(text: string): IpNetwork {
  const [address = '', prefix = ''] = text.split('/')
  return { ...readAddress(address), prefix: Number(prefix) }
}

/** Whether an address has the network's prefix. */
export function isWithin(address: IpAddress, network: IpNetwork): boolean {
  return address.bits === network.bits && prefixOf(address.value, network) === prefixOf(network.value, network)
}

/** Whether two networks have an address in common. */
export function doOverlap(left: IpNetwork, right: IpNetwork): boolean {
  return left.prefix <= right.prefix ? isWithin(right, left) : isWithin(left, right)
}

function prefixOf(value: bigint, { bits, prefix }: IpNetwork): bigint {
  return value >> BigInt(bits - prefix)
}

function readIpv4(text: string): bigint {
  return text.split('.').reduce((value, octet) => (value << OCTET_BITS) + BigInt(Number(octet)), 0n)
}

/** RFC 4291: "::" stands for as many groups of zeros as are missing, and the last two may be written as IPv4. */
function readIpv6(text: string): bigint {
  const [head = '', tail] = text.replace(/%.*$/, '').split('::')
  const front = groupsOf(head)
  const back = tail === undefined ? [] : groupsOf(tail)
  const zeros = Array.from({ length: GROUPS - front.length - back.length }, () => 0n)
  return [...front, ...zeros, ...back].reduce((value, group) => (value << GROUP_BITS) + group, 0n)
}

function groupsOf(text: string): readonly bigint[] {
  if (text === '') return []
  return text.split(':').flatMap((group) => {
    if (!group.includes('.')) return [BigInt(Number.parseInt(group, HEX))]
    const value = readIpv4(group)
    return [value >> GROUP_BITS, value & ((1n << GROUP_BITS) - 1n)]
  })
}
