import type { Column } from '../cells.ts'
import { constants, defineSheet, integer, text } from '../cells.ts'
import type { CdDrive, UsbDevice } from '../estate/vm-types.ts'
import type { VmRow } from './vm-columns.ts'
import { vmHead, vmItems, vmTail } from './vm-columns.ts'

const cdColumns: Column<VmRow<CdDrive>>[] = [
  ...vmHead<VmRow<CdDrive>>(),
  text('Device Node', ({ item }) => item.label),
  text('Connected', ({ item }) => item.isConnected),
  text('Starts Connected', ({ item }) => item.startsConnected),
  text('Device Type', ({ item }) => item.deviceType),
  ...vmTail<VmRow<CdDrive>>({ hasReference: true }),
]

export const vCd = defineSheet({
  name: 'vCD',
  columns: cdColumns,
  records: (estate) => vmItems(estate, (vm) => vm.cdDrives),
  count: ({ tally }) => tally.cdDrives,
})

const usbColumns: Column<VmRow<UsbDevice>>[] = [
  ...vmHead<VmRow<UsbDevice>>(),
  text('Device Node', ({ item }) => item.label),
  text('Device Type', ({ item }) => item.deviceType),
  ...constants<VmRow<UsbDevice>>({ Connected: true }),
  text('Family', ({ item }) => item.family),
  text('Speed', ({ item }) => item.speed),
  ...constants<VmRow<UsbDevice>>({ 'EHCI enabled': false, 'Auto connect': true }),
  integer('Bus number', () => 0),
  integer('Unit number', () => 1),
  ...vmTail<VmRow<UsbDevice>>({ hasReference: true, toolsHeader: 'OS according to the VMware tools' }),
]

export const vUsb = defineSheet({
  name: 'vUSB',
  columns: usbColumns,
  records: (estate) => vmItems(estate, (vm) => vm.usbDevices),
  count: ({ tally }) => tally.usbDevices,
})
