import { constants, defineSheet, integer, text } from '../cells.ts'
import { hostHead } from './host-columns.ts'
import type { HostNic } from './host-devices.ts'
import { nicsOfHost } from './host-devices.ts'
import type { HostRow } from './inventory-records.ts'
import { hostItems } from './inventory-records.ts'
import { sourceColumns } from './vm-columns.ts'

type Row = HostRow & { readonly item: HostNic }

export const vNic = defineSheet<Row>({
  name: 'vNIC',
  columns: [
    ...hostHead<Row>(),
    text('Network Device', ({ item }) => item.device),
    text('Driver', ({ item }) => item.driver),
    integer('Speed', ({ item }) => item.speedMbps),
    text('Duplex', ({ item }) => (item.speedMbps === null ? 'Link is down!' : true)),
    text('MAC', ({ item }) => item.mac),
    text('Switch', ({ item }) => item.switchName),
    text('Uplink port', ({ item }) => item.uplink),
    text('PCI', ({ item }) => item.pci),
    ...constants<Row>({ WakeOn: false }),
    ...sourceColumns<Row>(({ vcenter }) => vcenter),
  ],
  records: (estate) => hostItems(estate, nicsOfHost),
})
