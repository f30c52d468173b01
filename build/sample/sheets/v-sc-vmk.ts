import { constants, defineSheet, integer, text } from '../cells.ts'
import type { Host } from '../estate/inventory-types.ts'
import { hostHead } from './host-columns.ts'
import { physicalMac } from './host-devices.ts'
import type { HostRow } from './inventory-records.ts'
import { hostItems } from './inventory-records.ts'
import { sourceColumns } from './vm-columns.ts'

interface VmkernelAdapter {
  readonly portGroup: string
  readonly device: string
  readonly mac: string
  readonly ipv4: string
  readonly gateway: string | null
  readonly mtu: number
}

type Row = HostRow & { readonly item: VmkernelAdapter }

const JUMBO_MTU = 9000
const DEFAULT_MTU = 1500
const FIRST_MAC_PLACE = 8

export const vScVmk = defineSheet<Row>({
  name: 'vSC_VMK',
  columns: [
    ...hostHead<Row>(),
    text('Port Group', ({ item }) => item.portGroup),
    text('Device', ({ item }) => item.device),
    text('Mac Address', ({ item }) => item.mac),
    ...constants<Row>({ DHCP: false }),
    text('IP Address', ({ item }) => item.ipv4),
    ...constants<Row>({ 'IP 6 Address': null, 'Subnet mask': '255.255.252.0' }),
    text('Gateway', ({ item }) => item.gateway),
    ...constants<Row>({ 'IP 6 Gateway': null }),
    integer('MTU', ({ item }) => item.mtu),
    ...sourceColumns<Row>(({ vcenter }) => vcenter),
  ],
  records: (estate) => hostItems(estate, adaptersOf),
})

// Management on the standard switch; vMotion, storage and vSAN on the distributed one.
function adaptersOf(host: Host): VmkernelAdapter[] {
  const isVsan = host.cluster.transport === null
  const names = ['Management Network', 'vMotion', isVsan ? 'vSAN' : 'IP-Storage']
  return names.map((portGroup, place) => {
    const subnet = 20 + host.cluster.datacenter.index + place * 10
    const position = host.index + 11
    return {
      portGroup,
      device: `vmk${place}`,
      mac: physicalMac(host, FIRST_MAC_PLACE + place),
      ipv4: `10.${subnet}.${Math.floor(position / 250)}.${(position % 250) + 1}`,
      gateway: place === 0 ? `10.${subnet}.3.254` : null,
      mtu: place === 0 ? DEFAULT_MTU : JUMBO_MTU,
    }
  })
}
