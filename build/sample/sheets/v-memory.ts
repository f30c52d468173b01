import type { Column } from '../cells.ts'
import { constants, defineSheet, integer, text } from '../cells.ts'
import type { Vm } from '../estate/vm-types.ts'
import { vmHead, vmRecords, vmTail } from './vm-columns.ts'

type Row = { vm: Vm }

// vSphere gives a MiB of memory ten shares at the level "normal".
const SHARES_PER_MIB = 10
const OVERHEAD_BASE_MIB = 40

const columns: Column<Row>[] = [
  ...vmHead<Row>(),
  integer('Size MiB', ({ vm }) => vm.memoryMib),
  text('Memory Reservation Locked To Max', ({ vm }) => vm.isMemoryReservationLocked),
  ...constants<Row>({ Overhead: 0 }),
  integer('Max', ({ vm }) => vm.memoryMib),
  integer('Consumed', ({ vm }) => consumedMib(vm)),
  integer('Consumed Overhead', ({ vm }) => (vm.powerState === 'poweredOn' ? OVERHEAD_BASE_MIB + vm.vcpus * 8 : 0)),
  integer('Private', ({ vm }) => consumedMib(vm)),
  ...constants<Row>({ Shared: 0, Swapped: 0 }),
  integer('Ballooned', ({ vm }) => (vm.index % 97 === 60 ? Math.round(consumedMib(vm) / 20) : 0)),
  integer('Active', ({ vm }) => Math.round(vm.memoryMib * vm.activity)),
  integer('Entitlement', ({ vm }) => consumedMib(vm)),
  integer('DRS Entitlement', ({ vm }) => Math.round(vm.memoryMib * vm.activity * 1.3)),
  ...constants<Row>({ Level: 'normal' }),
  integer('Shares', ({ vm }) => vm.memoryMib * SHARES_PER_MIB),
  integer('Reservation', ({ vm }) => vm.memoryReservationMib),
  integer('Limit', ({ vm }) => vm.memoryLimitMib),
  text('Hot Add', ({ vm }) => vm.index % 4 === 0),
  ...vmTail<Row>(),
]

export const vMemory = defineSheet({ name: 'vMemory', columns, records: vmRecords, count: ({ tally }) => tally.vms })

function consumedMib(vm: Vm): number {
  return vm.powerState === 'poweredOn' ? Math.round(vm.memoryMib * Math.min(1, 0.5 + vm.activity)) : 0
}
