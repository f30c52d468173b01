import type { Cell, Column } from '../cells.ts'
import { constants, defineSheet, integer, text } from '../cells.ts'
import { networkKey } from '../estate/tally.ts'
import type { Estate } from '../estate/estate-types.ts'
import type { DistributedPortGroup, DistributedSwitch, VCenter } from '../estate/inventory-types.ts'
import { sourceColumns } from './vm-columns.ts'

interface Row {
  readonly vcenter: VCenter
  readonly item: DistributedPortGroup
  readonly onSwitch: DistributedSwitch
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

const TEAMING_AND_OVERRIDES: Record<string, Cell> = {
  'Reverse Policy': true,
  'Notify Switch': true,
  'Rolling Order': false,
  'Check Beacon': false,
  'Live Port Moving': false,
  'Check Duplex': false,
  'Check Error %': false,
  'Check Speed': 'minimum',
  Percentage: 0,
  'Block Override': true,
  'Config Reset': true,
  'Shaping Override': false,
  'Vendor Config Override': false,
  'Sec. Policy Override': false,
  'Teaming Override': false,
  'Vlan Override': false,
}

const columns: Column<Row>[] = [
  text('Port', ({ item }) => item.name),
  text('Switch', ({ item }) => item.switchName),
  text('Type', ({ item }) => (item.role === 'segment' ? 'ephemeral' : 'earlyBinding')),
  integer('# Ports', (row) => portsOf(row)),
  integer('VLAN', ({ item }) => item.vlan),
  ...constants<Row>({ Speed: 10, 'Full Duplex': false, Blocked: false, 'Allow Promiscuous': false, 'Mac Changes': false }),
  text('Active Uplink', ({ item, onSwitch }) => (item.role === 'uplink' ? null : (onSwitch.lacpName ?? 'Uplink 1, Uplink 2'))),
  ...constants<Row>({ 'Standby Uplink': null }),
  text('Policy', ({ onSwitch }) => (onSwitch.lacpName === null ? 'loadbalance_srcid' : 'loadbalance_ip')),
  text('Forged Transmits', ({ item }) => item.role === 'trunk'),
  ...constants<Row>(SHAPING),
  ...constants<Row>(TEAMING_AND_OVERRIDES),
  text('Object ID', ({ item }) => item.moref),
  ...sourceColumns<Row>(({ vcenter }) => vcenter),
]

export const dvPort = defineSheet({ name: 'dvPort', columns, records })

function* records(estate: Estate): Iterable<Row> {
  for (const vcenter of estate.vcenters) {
    for (const onSwitch of vcenter.switches) {
      for (const item of onSwitch.portGroups) yield { vcenter, item, onSwitch, estate }
    }
  }
}

function portsOf({ estate, vcenter, item }: Row): number {
  const used = estate.tally.networks.get(networkKey(vcenter, item.switchName, item.name)) ?? 0
  // Static binding hands out ports in blocks of eight.
  return Math.max(8, Math.ceil(used / 8) * 8)
}
