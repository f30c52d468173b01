import type { Column } from '../cells.ts'
import { defineSheet, integer, text } from '../cells.ts'
import type { Partition } from '../estate/vm-types.ts'
import type { VmRow } from './vm-columns.ts'
import { vmHead, vmItems, vmTail } from './vm-columns.ts'

type Row = VmRow<Partition>

const PERCENT = 100

const columns: Column<Row>[] = [
  ...vmHead<Row>(),
  integer('Disk Key', ({ item }) => item.diskKey),
  text('Disk', ({ item }) => item.path),
  integer('Capacity MiB', ({ item }) => item.capacityMib),
  integer('Consumed MiB', ({ item }) => item.consumedMib),
  integer('Free MiB', ({ item }) => item.capacityMib - item.consumedMib),
  integer('Free %', ({ item }) => Math.floor(((item.capacityMib - item.consumedMib) * PERCENT) / item.capacityMib)),
  text('Internal Sort Column', ({ vm, item }) => `${vm.name} ${item.diskKey ?? ''}`),
  ...vmTail<Row>(),
]

export const vPartition = defineSheet({
  name: 'vPartition',
  columns,
  records: (estate) => vmItems(estate, (vm) => vm.partitions),
  count: ({ tally }) => tally.partitions,
})
