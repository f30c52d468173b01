import { isIP } from 'node:net'
import { readList } from './cell-values.ts'
import { isInSubnet, readSubnet } from './ip-addresses.ts'
import type { SideColumn } from './side-column.ts'
import type { SideCells, SideCsvFormat } from './side-csv-format.ts'
import { confidenceOf, sideCsvImporter } from './side-importer.ts'

const COLUMNS: readonly SideColumn[] = [
  { field: 'vlanId', header: 'VLAN', aliases: ['VLAN ID', 'VLAN number', 'VLAN tag', 'Vlan no', 'VID'] },
  { field: 'cidr', header: 'CIDR', aliases: ['Subnet', 'Network CIDR', 'Prefix', 'IP network', 'IP subnet', 'Network address', 'IP range', 'Subnetz'] },
  { field: 'mask', header: 'Netmask', aliases: ['Subnet mask', 'Mask', 'Prefix length', 'Netzmaske'] },
  { field: 'gateway', header: 'Gateway', aliases: ['Default gateway', 'GW', 'Router', 'Standardgateway'] },
  { field: 'dnsServers', header: 'DNS', aliases: ['DNS servers', 'DNS server', 'Name servers', 'Name server', 'Primary DNS', 'DNS 1', 'DNS1'] },
  { field: 'moreDnsServers', header: 'DNS 2', aliases: ['Secondary DNS', 'DNS server 2', 'Alternate DNS'] },
  { field: 'dnsDomain', header: 'DNS domain', aliases: ['Domain', 'Search domain', 'DNS suffix'] },
  { field: 'dhcpRange', header: 'DHCP range', aliases: ['DHCP', 'DHCP scope', 'DHCP pool'] },
  { field: 'name', header: 'Name', aliases: ['Network', 'Network name', 'VLAN name', 'Segment', 'Port group', 'Portgroup', 'Description', 'Zone'] },
  { field: 'location', header: 'Location', aliases: ['Site', 'Datacenter', 'Data center', 'Standort'] },
]

/** IEEE 802.1Q: 4095 is reserved, and vSphere uses it for trunks. */
const LAST_VLAN = 4_094

/** VLANs with their subnets, gateways and name servers. */
export const ipPlanFormat: SideCsvFormat<'ipNetwork'> = {
  importerId: 'ip-plan',
  label: 'IP plan (.csv)',
  kind: 'ipNetwork',
  name: 'IP plan',
  columns: COLUMNS,
  expected: ['vlanId', 'cidr', 'gateway', 'dnsServers'],
  confidence: (binding) => {
    const { indexOf } = binding
    const others = ['vlanId', 'gateway', 'mask', 'dnsServers'].filter((field) => indexOf.has(field)).length
    return indexOf.has('cidr') && others > 0 ? confidenceOf(binding) : 0
  },
  vmColumn: () => null,
  duplicateKey: ({ name, vlanId, cidr, location }) => JSON.stringify([vlanId, cidr, location?.toLowerCase() ?? null, vlanId === null || cidr === null ? name : null]),
  begin: () => Promise.resolve({
    used: [],
    make: (cells) => {
      const vlanId = readVlan(cells)
      const cidr = readCidr(cells)
      if (vlanId === null && cidr === null) return 'it has neither a VLAN nor a subnet that can be understood'
      return {
        name: cells.text('name'),
        vlanId,
        cidr,
        gateway: readGateway(cells, cidr),
        dnsServers: [...readAddresses(cells, 'dnsServers'), ...readAddresses(cells, 'moreDnsServers')],
        dnsDomain: cells.text('dnsDomain'),
        dhcpRange: cells.text('dhcpRange'),
        location: cells.text('location'),
      }
    },
  }),
}

export const ipPlanImporter = sideCsvImporter(ipPlanFormat)

function readVlan(cells: SideCells): number | null {
  const cell = cells.text('vlanId')
  if (cell === null) return null
  if (/^(?:untagged|native|none)$/i.test(cell)) return 0
  const digits = /^(?:vlan[\s_-]*)?(\d{1,4})$/i.exec(cell)?.[1]
  const vlan = digits === undefined ? Number.NaN : Number(digits)
  return vlan <= LAST_VLAN ? vlan : notUnderstood(cells, 'VLAN', cell, `is no VLAN from 0 to ${String(LAST_VLAN)}`)
}

function readCidr(cells: SideCells): string | null {
  const cell = cells.text('cidr')
  if (cell === null) return null
  const subnet = readSubnet(cell, cells.text('mask'))
  if (subnet === null) return notUnderstood(cells, 'CIDR', cell, 'is no subnet with its prefix length')
  if (subnet.hadHostBits) cells.issue({ code: 'SUBNET_ASSUMED', severity: 'info', column: 'CIDR', value: cell, assumed: subnet.cidr, message: `${cell} is an address in a subnet; ${subnet.cidr} is taken for the subnet.` })
  return subnet.cidr
}

function readGateway(cells: SideCells, cidr: string | null): string | null {
  const cell = cells.text('gateway')
  if (cell === null) return null
  if (isIP(cell) === 0) return notUnderstood(cells, 'Gateway', cell, 'is no address')
  if (cidr !== null && !isInSubnet(cell, cidr)) cells.issue({ code: 'GATEWAY_OUTSIDE', severity: 'warning', column: 'Gateway', value: cell, message: `The gateway ${cell} does not lie in ${cidr}.` })
  return cell
}

function readAddresses(cells: SideCells, field: string): string[] {
  const addresses = readList(cells, field).flatMap((one) => one.split(/[\s/,]+/)).filter((one) => one !== '')
  for (const one of addresses) if (isIP(one) === 0) notUnderstood(cells, 'DNS', one, 'is no address of a name server')
  return addresses.filter((one) => isIP(one) !== 0)
}

function notUnderstood(cells: SideCells, column: string, value: string, what: string): null {
  cells.issue({ code: 'CELL_NOT_UNDERSTOOD', severity: 'warning', column, value, message: `${JSON.stringify(value.slice(0, MOST_QUOTED))} ${what}; it counts as not given.` })
  return null
}

const MOST_QUOTED = 100
