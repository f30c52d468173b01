import type { EstateNic } from '#shared/domain/estate/estate.ts'
import type { IpNetwork } from '#shared/domain/side/ip-network.ts'
import { isInDhcpRange } from './address-plan.ts'

export interface AddressOrigin {
  readonly addressing: 'static' | 'dhcp' | 'unknown'
  readonly because: string
}

/** vSphere's words (NetIpConfigInfoIpAddressOrigin) for an address that somebody typed in, and for one by DHCP. */
const MANUAL = /\bmanual\b/i
const DHCP = /\bdhcp\b/i

/** How a NIC came by its IPv4 addresses: as the guest says, else as the range of DHCP in a plan of addresses tells. A fixed address goes before one by DHCP. */
export function addressOrigin(nic: Pick<EstateNic, 'configuration'>, addresses: readonly { readonly address: string; readonly row: IpNetwork | null }[]): AddressOrigin {
  const origins = nic.configuration?.addressOrigins ?? ''
  if (MANUAL.test(origins)) return { addressing: 'static', because: 'The guest says so.' }
  if (DHCP.test(origins)) return { addressing: 'dhcp', because: 'The guest says so.' }
  const ranged = addresses.map(({ address, row }) => isInDhcpRange(address, row?.dhcpRange ?? null))
  if (ranged.includes(false)) return { addressing: 'static', because: 'It is outside the DHCP range of the plan of addresses.' }
  // A reservation looks the same, and is DHCP to the guest.
  if (ranged.includes(true)) return { addressing: 'dhcp', because: 'It is within the DHCP range of the plan of addresses.' }
  return { addressing: 'unknown', because: addresses.length === 0 ? 'The inventory states no address.' : 'Neither the inventory nor a plan of addresses says.' }
}
