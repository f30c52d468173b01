import { defineSheet, text } from '../cells.ts'
import { hostHead } from './host-columns.ts'
import type { Hba } from './host-devices.ts'
import { hbasOf } from './host-devices.ts'
import type { HostRow } from './inventory-records.ts'
import { hostItems } from './inventory-records.ts'
import { sourceColumns } from './vm-columns.ts'

type Row = HostRow & { readonly item: Hba }

export const vHba = defineSheet<Row>({
  name: 'vHBA',
  columns: [
    ...hostHead<Row>(),
    text('Device', ({ item }) => item.device),
    text('Type', ({ item }) => item.type),
    text('Status', ({ item }) => item.status),
    text('Bus', ({ item }) => item.bus),
    text('Pci', ({ item }) => item.pci),
    text('Driver', ({ item }) => item.driver),
    text('Model', ({ item }) => item.model),
    text('WWN', ({ item }) => item.wwn),
    ...sourceColumns<Row>(({ vcenter }) => vcenter),
  ],
  records: (estate) => hostItems(estate, hbasOf),
})
