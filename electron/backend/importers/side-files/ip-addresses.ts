import { BlockList, isIP, isIPv4 } from 'node:net'

const IPV4_BITS = 32
const IPV6_BITS = 128
const BITS_PER_OCTET = 8
const OCTET_VALUES = 256

/** A subnet as an IP plan states it. */
export interface Subnet {
  /** Network address and prefix length. */
  readonly cidr: string
  /** The file has an address within the subnet in place of the network address. */
  readonly hadHostBits: boolean
}

/** Reads `10.1.2.0/24`, `10.1.2.0/255.255.255.0` or an address with its netmask apart; null where it is no subnet. */
export function readSubnet(text: string, mask: string | null): Subnet | null {
  const [address = '', ownLength, ...more] = text.split('/').map((part) => part.trim())
  const family = isIP(address)
  const length = prefixLength(ownLength ?? mask, family)
  if (family === 0 || length === null || more.length > 0) return null
  if (family === 6) return { cidr: `${address.toLowerCase()}/${String(length)}`, hadHostBits: false }
  const network = formatIpv4(Math.floor(ipv4Number(address) / 2 ** (IPV4_BITS - length)) * 2 ** (IPV4_BITS - length))
  return { cidr: `${network}/${String(length)}`, hadHostBits: network !== formatIpv4(ipv4Number(address)) }
}

/** Whether an address lies in a subnet that readSubnet gave. */
export function isInSubnet(address: string, cidr: string): boolean {
  const [network = '', length = ''] = cidr.split('/')
  if (isIP(address) !== isIP(network)) return false
  const list = new BlockList()
  const family = isIPv4(network) ? 'ipv4' : 'ipv6'
  list.addSubnet(network, Number(length), family)
  return list.check(address, family)
}

function prefixLength(text: string | null | undefined, family: number): number | null {
  if (text === null || text === undefined) return null
  if (isIPv4(text)) return maskLength(text)
  const length = /^\/?\d{1,3}$/.test(text) ? Number(text.replace('/', '')) : Number.NaN
  return length >= 0 && length <= (family === 6 ? IPV6_BITS : IPV4_BITS) ? length : null
}

/** 24 of 255.255.255.0; null where the ones do not stand in front. */
function maskLength(mask: string): number | null {
  const bits = ipv4Number(mask).toString(2).padStart(IPV4_BITS, '0')
  return /^1*0*$/.test(bits) ? bits.replace(/0+$/, '').length : null
}

function ipv4Number(address: string): number {
  return address.split('.').reduce((number, octet) => number * OCTET_VALUES + Number(octet), 0)
}

function formatIpv4(number: number): string {
  return [3, 2, 1, 0].map((place) => Math.floor(number / 2 ** (place * BITS_PER_OCTET)) % OCTET_VALUES).join('.')
}
