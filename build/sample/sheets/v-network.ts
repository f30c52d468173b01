import type { Column } from '../cells.ts'
import { defineSheet, text } from '../cells.ts'
import type { Nic } from '../estate/vm-types.ts'
import type { VmRow } from './vm-columns.ts'
import { vmHead, vmItems, vmTail } from './vm-columns.ts'

type Row = VmRow<Nic>

const columns: Column<Row>[] = [
  ...vmHead<Row>(),
  text('NIC label', ({ item }) => item.label),
  text('Adapter', ({ item }) => item.adapter),
  text('Network', ({ item }) => item.network),
  text('Switch', ({ item }) => item.switchName),
  text('Connected', ({ item }) => item.isConnected),
  text('Starts Connected', ({ item }) => item.startsConnected),
  text('Mac Address', ({ item }) => item.mac),
  text('Type', ({ item }) => item.macType),
  text('IPv4 Address', ({ item }) => item.ipv4),
  text('IPv6 Address', ({ item }) => item.ipv6),
  text('Direct Path IO', ({ item }) => item.adapter === 'Vmxnet3'),
  text('Internal Sort Column', ({ vm, item }) => `${vm.name} ${item.label}`),
  ...vmTail<Row>(),
]

export const vNetwork = defineSheet({
  name: 'vNetwork',
  columns,
  records: (estate) => vmItems(estate, (vm) => vm.nics),
  count: ({ tally }) => tally.nics,
})
