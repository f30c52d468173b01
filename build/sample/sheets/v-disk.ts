import type { Column } from '../cells.ts'
import { constants, defineSheet, integer, text } from '../cells.ts'
import type { Disk } from '../estate/vm-types.ts'
import type { VmRow } from './vm-columns.ts'
import { vmHead, vmItems, vmTail } from './vm-columns.ts'

type Row = VmRow<Disk>

const SCSI_CONTROLLER_UNIT = 7

const columns: Column<Row>[] = [
  ...vmHead<Row>(),
  text('Disk', ({ item }) => item.label),
  integer('Disk Key', ({ item }) => item.key),
  text('Disk UUID', ({ item }) => item.uuid),
  text('Disk Path', ({ vm, item }) => guestPathOf(vm.partitions, item.key)),
  integer('Capacity MiB', ({ item }) => item.capacityMib),
  text('Raw', ({ item }) => item.rawLunId !== null),
  text('Disk Mode', ({ item }) => item.mode),
  text('Sharing mode', ({ item }) => item.sharing),
  text('Thin', ({ item }) => item.isThin),
  text('Eagerly Scrub', ({ item }) => !item.isThin && item.rawLunId === null),
  ...constants<Row>({ Split: false, 'Write Through': false, Level: 'normal', Shares: 1000, Reservation: 0, Limit: -1 }),
  text('Controller', ({ item }) => item.controller),
  text('Label', ({ item }) => item.controllerLabel),
  integer('SCSI Unit #', ({ item }) => (item.controllerLabel.startsWith('SCSI') ? SCSI_CONTROLLER_UNIT : null)),
  integer('Unit #', ({ item }) => item.unit),
  text('Shared Bus', ({ item }) => (item.controllerLabel.startsWith('SCSI') ? item.busSharing : null)),
  text('Path', ({ item }) => item.path),
  text('Raw LUN ID', ({ item }) => item.rawLunId),
  text('Raw Comp. Mode', ({ item }) => item.rawMode),
  text('Internal Sort Column', ({ vm, item }) => `${vm.name} ${item.key}`),
  ...vmTail<Row>(),
]

export const vDisk = defineSheet({
  name: 'vDisk',
  columns,
  records: (estate) => vmItems(estate, (vm) => vm.disks),
  count: ({ tally }) => tally.disks,
})

function guestPathOf(partitions: readonly { diskKey: number | null; path: string }[], key: number): string | null {
  return partitions.find((partition) => partition.diskKey === key)?.path ?? null
}
