import type { Column } from '../cells.ts'
import { constants, defineSheet, integer, text } from '../cells.ts'
import type { Vm } from '../estate/vm-types.ts'
import { vmHead, vmRecords, vmTail } from './vm-columns.ts'

type Row = { vm: Vm }

// vSphere gives a virtual CPU 1000 shares at the level "normal".
const SHARES_PER_VCPU = 1000

const columns: Column<Row>[] = [
  ...vmHead<Row>(),
  integer('CPUs', ({ vm }) => vm.vcpus),
  integer('Sockets', ({ vm }) => vm.vcpus / vm.coresPerSocket),
  integer('Cores p/s', ({ vm }) => vm.coresPerSocket),
  integer('Max', ({ vm }) => vm.vcpus * vm.cluster.hardware.cpuMhz),
  integer('Overall', ({ vm }) => usedMhz(vm)),
  ...constants<Row>({ Level: 'normal' }),
  integer('Shares', ({ vm }) => vm.vcpus * SHARES_PER_VCPU),
  integer('Reservation', ({ vm }) => vm.cpuReservationMhz),
  integer('Entitlement', ({ vm }) => Math.round(usedMhz(vm) * 1.2)),
  integer('DRS Entitlement', ({ vm }) => Math.round(usedMhz(vm) * 1.05)),
  integer('Limit', ({ vm }) => vm.cpuLimitMhz),
  text('Hot Add', ({ vm }) => vm.index % 4 === 0),
  ...constants<Row>({ 'Hot Remove': false, 'Numa Hotadd Exposed': false }),
  ...vmTail<Row>(),
]

export const vCpu = defineSheet({ name: 'vCPU', columns, records: vmRecords, count: ({ tally }) => tally.vms })

function usedMhz(vm: Vm): number {
  return Math.round(vm.vcpus * vm.cluster.hardware.cpuMhz * vm.activity * 0.6)
}
