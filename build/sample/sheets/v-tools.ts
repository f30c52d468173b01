import type { Column } from '../cells.ts'
import { constants, defineSheet, integer, text } from '../cells.ts'
import type { Vm } from '../estate/vm-types.ts'
import { vmHead, vmRecords, vmTail } from './vm-columns.ts'

type Row = { vm: Vm }

const REQUIRED_VERSION = 12_448

const columns: Column<Row>[] = [
  ...vmHead<Row>(),
  integer('VM Version', ({ vm }) => vm.hardwareVersion),
  text('Tools', ({ vm }) => vm.tools.status),
  integer('Tools Version', ({ vm }) => vm.tools.version),
  ...constants<Row>({ 'Required Version': REQUIRED_VERSION }),
  text('Upgradeable', ({ vm }) => (vm.tools.status === 'toolsOld' ? 'Yes' : 'No')),
  ...constants<Row>({ 'Upgrade Policy': 'manual', 'Sync time': false }),
  text('App status', ({ vm }) => (vm.tools.isRunning ? 'none' : null)),
  ...constants<Row>({ 'Heartbeat status': 'appStatusGray' }),
  text('Kernel Crash state', ({ vm }) => (vm.tools.isRunning ? false : null)),
  text('Operation Ready', ({ vm }) => vm.tools.isRunning),
  text('State change support', ({ vm }) => vm.tools.isRunning),
  ...constants<Row>({ 'Interactive Guest': false }),
  ...vmTail<Row>({ hasReference: true }),
]

export const vTools = defineSheet({ name: 'vTools', columns, records: vmRecords, count: ({ tally }) => tally.vms })
