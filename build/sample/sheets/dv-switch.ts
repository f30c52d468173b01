import type { Cell, Column } from '../cells.ts'
import { constants, date, defineSheet, integer, text } from '../cells.ts'
import { networkKey } from '../estate/tally.ts'
import type { Estate } from '../estate/estate-types.ts'
import type { DistributedSwitch, Host, VCenter } from '../estate/inventory-types.ts'
import { sourceColumns } from './vm-columns.ts'

interface Row {
  readonly vcenter: VCenter
  readonly item: DistributedSwitch
  readonly estate: Estate
}

const SHAPING: Record<string, Cell> = {
  'In Traffic Shaping': false,
  'In Avg': 100_000,
  'In Peak': 100_000,
  'In Burst': 102_400,
  'Out Traffic Shaping': false,
  'Out Avg': 100_000,
  'Out Peak': 100_000,
  'Out Burst': 102_400,
}
const CREATED_DAYS_AGO = 850
const UPLINK_PORTS_PER_HOST = 2

const columns: Column<Row>[] = [
  text('Switch', ({ item }) => item.name),
  text('Datacenter', ({ item }) => item.datacenter.name),
  ...constants<Row>({ Name: 'DVS', Vendor: 'VMware, Inc.', Version: '8.0.3', Description: null }),
  date('Created', ({ estate, item }) => Math.floor(estate.exportedAt) - CREATED_DAYS_AGO + (item.maxMtu === 9000 ? 0.25 : 0.5)),
  text('Host members', (row) => membersOf(row).map((host) => host.name).join(', ')),
  ...constants<Row>({ 'Max Ports': 2_147_483_647 }),
  integer('# Ports', (row) => usedPorts(row) + membersOf(row).length * UPLINK_PORTS_PER_HOST),
  integer('# VMs', (row) => usedPorts(row)),
  ...constants<Row>(SHAPING),
  ...constants<Row>({ 'CDP Type': 'lldp', 'CDP Operation': 'both' }),
  text('LACP Name', ({ item }) => item.lacpName),
  text('LACP Mode', ({ item }) => (item.lacpName === null ? null : 'active')),
  text('LACP Load Balance Alg.', ({ item }) => (item.lacpName === null ? null : 'srcDestIpTcpUdpPortVlan')),
  integer('Max MTU', ({ item }) => item.maxMtu),
  ...constants<Row>({ Contact: null, 'Admin Name': null }),
  text('Object ID', ({ item }) => item.moref),
  ...sourceColumns<Row>(({ vcenter }) => vcenter),
]

export const dvSwitch = defineSheet({ name: 'dvSwitch', columns, records })

function* records(estate: Estate): Iterable<Row> {
  for (const vcenter of estate.vcenters) for (const item of vcenter.switches) yield { vcenter, item, estate }
}

function membersOf({ vcenter, item }: Row): Host[] {
  return vcenter.hosts.filter((host) => host.cluster.datacenter === item.datacenter)
}

function usedPorts({ estate, vcenter, item }: Row): number {
  const { networks } = estate.tally
  return item.portGroups.reduce((sum, group) => sum + (networks.get(networkKey(vcenter, item.name, group.name)) ?? 0), 0)
}
