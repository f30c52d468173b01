import type { Column } from '../cells.ts'
import { date, decimal2, defineSheet, text } from '../cells.ts'
import type { Snapshot } from '../estate/vm-types.ts'
import type { VmRow } from './vm-columns.ts'
import { vmHead, vmItems, vmTail } from './vm-columns.ts'

type Row = VmRow<Snapshot>

const [vmColumn, powerColumn] = vmHead<Row>()
if (vmColumn === undefined || powerColumn === undefined) throw new RangeError('the head of a VM sheet is too short')

const columns: Column<Row>[] = [
  // The only sheet about VMs without Template and SRM Placeholder.
  vmColumn,
  powerColumn,
  text('Name', ({ item }) => item.name),
  text('Description', ({ item }) => (item.description === '' ? null : item.description)),
  date('Date / time', ({ item }) => item.createdAt),
  text('Filename', ({ item }) => item.fileName),
  decimal2('Size MiB (vmsn)', ({ item }) => item.memoryMib + 0.03),
  decimal2('Size MiB (total)', ({ item }) => item.totalMib),
  text('Quiesced', ({ item }) => item.isQuiesced),
  text('State', ({ item }) => item.state),
  ...vmTail<Row>(),
]

export const vSnapshot = defineSheet({
  name: 'vSnapshot',
  columns,
  records: (estate) => vmItems(estate, (vm) => vm.snapshots),
  count: ({ tally }) => tally.snapshots,
})
