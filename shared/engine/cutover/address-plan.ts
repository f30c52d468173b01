import type { IpNetwork } from '#shared/domain/side/ip-network.ts'
import { ipv4ToNumber, isIpv4Address, networkSize, parseIpv4Network } from '#shared/engine/nmstate/ip-address.ts'

/** What a plan of addresses knows, for who asks often. */
export interface AddressPlan {
  /** The smallest subnet that holds an IPv4 address; of several as small, one of that VLAN goes first. */
  subnetOf(address: string, vlanId: number | null): PlannedSubnet | null
  /** Subnets of a VLAN, in the order of the file; 0 is untagged and of no use here. */
  ofVlan(vlanId: number): readonly IpNetwork[]
}

export interface PlannedSubnet {
  readonly row: IpNetwork
  readonly prefixLength: number
}

interface Entry extends PlannedSubnet {
  readonly base: number
}

/** An index of the rows. IPv6 subnets are found by their VLAN alone. */
export function createAddressPlan(rows: readonly IpNetwork[]): AddressPlan {
  const byLength = new Map<number, Map<number, Entry[]>>()
  const byVlan = new Map<number, IpNetwork[]>()
  for (const row of rows) {
    if (row.vlanId !== null && row.vlanId > 0) byVlan.set(row.vlanId, [...(byVlan.get(row.vlanId) ?? []), row])
    const parsed = row.cidr === null ? null : parseIpv4Network(row.cidr)
    if (parsed === null) continue
    const ofLength = byLength.get(parsed.prefixLength) ?? new Map<number, Entry[]>()
    ofLength.set(parsed.base, [...(ofLength.get(parsed.base) ?? []), { row, ...parsed }])
    byLength.set(parsed.prefixLength, ofLength)
  }
  const lengths = [...byLength.keys()].sort((left, right) => right - left)
  return {
    ofVlan: (vlanId) => byVlan.get(vlanId) ?? [],
    subnetOf: (address, vlanId) => {
      if (!isIpv4Address(address)) return null
      const value = ipv4ToNumber(address)
      for (const length of lengths) {
        const found = byLength.get(length)?.get(value - (value % networkSize(length))) ?? []
        const best = found.find(({ row }) => row.vlanId === vlanId) ?? found[0]
        if (best !== undefined) return best
      }
      return null
    },
  }
}

/** Whether an address lies in a range as plans of addresses write it: "10.1.0.100 - 10.1.0.200", several with commas. Null where the text says no range. */
export function isInDhcpRange(address: string, text: string | null): boolean | null {
  const value = isIpv4Address(address) ? ipv4ToNumber(address) : null
  const ranges = (text ?? '').split(/[,;]/).map((part) => part.trim()).filter((part) => part !== '').map(readRange)
  if (value === null || ranges.length === 0 || ranges.includes(null)) return null
  return ranges.some((range) => range !== null && value >= range.first && value <= range.last)
}

/** "10.1.0.100-10.1.0.200", "10.1.0.100-200" or "10.1.0.64/26". */
function readRange(text: string): { readonly first: number; readonly last: number } | null {
  const subnet = parseIpv4Network(text)
  if (subnet !== null) return { first: subnet.base, last: subnet.base + networkSize(subnet.prefixLength) - 1 }
  const [from = '', to = '', ...more] = text.split(/\s*(?:-|–|\bto\b)\s*/)
  const end = /^\d{1,3}$/.test(to) ? from.replace(/\d+$/, to) : to
  if (more.length > 0 || !isIpv4Address(from) || !isIpv4Address(end)) return null
  return { first: ipv4ToNumber(from), last: ipv4ToNumber(end) }
}
