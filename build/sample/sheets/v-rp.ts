import type { Column } from '../cells.ts'
import { constants, defineSheet, integer, text } from '../cells.ts'
import { loadAt } from '../estate/tally.ts'
import type { Estate, Load } from '../estate/estate-types.ts'
import type { ResourcePool, VCenter } from '../estate/inventory-types.ts'
import { sourceColumns } from './vm-columns.ts'

interface Row {
  readonly vcenter: VCenter
  readonly pool: ResourcePool
  readonly load: Load
  readonly cpuMhz: number
  readonly memoryMib: number
}

// What vSphere gives a resource pool at the level "normal".
const CPU_SHARES = 4000
const MEMORY_SHARES = 163_840
const USED_CPU = 0.3
const USED_MEMORY = 0.75

const usedCpu = ({ load }: Row): number => Math.round(load.vcpus * 1000 * USED_CPU)
const usedMemory = ({ load }: Row): number => Math.round(load.memoryMib * USED_MEMORY)

const columns: Column<Row>[] = [
  text('Resource Pool name', ({ pool }) => pool.name),
  text('Resource Pool path', ({ pool }) => pool.path),
  ...constants<Row>({ Status: 'green' }),
  integer('# VMs total', ({ load }) => load.vms),
  integer('# VMs', ({ load }) => load.poweredOn),
  integer('# vCPUs', ({ load }) => load.vcpus),
  integer('CPU limit', (row) => (isRoot(row) ? row.cpuMhz : -1)),
  ...constants<Row>({ 'CPU overheadLimit': 0 }),
  integer('CPU reservation', (row) => reservation(row, row.cpuMhz)),
  ...constants<Row>({ 'CPU level': 'normal', 'CPU shares': CPU_SHARES, 'CPU expandableReservation': true }),
  integer('CPU maxUsage', ({ cpuMhz }) => cpuMhz),
  integer('CPU overallUsage', usedCpu),
  ...constants<Row>({ 'CPU reservationUsed': 0, 'CPU reservationUsedForVm': 0 }),
  integer('CPU unreservedForPool', ({ cpuMhz }) => cpuMhz),
  integer('CPU unreservedForVm', ({ cpuMhz }) => cpuMhz),
  integer('Mem Configured', ({ load }) => load.memoryMib),
  integer('Mem limit', (row) => (isRoot(row) ? row.memoryMib : -1)),
  ...constants<Row>({ 'Mem overheadLimit': 0 }),
  integer('Mem reservation', (row) => reservation(row, row.memoryMib)),
  ...constants<Row>({ 'Mem level': 'normal', 'Mem shares': MEMORY_SHARES, 'Mem expandableReservation': true }),
  integer('Mem maxUsage', ({ memoryMib }) => memoryMib),
  integer('Mem overallUsage', usedMemory),
  ...constants<Row>({ 'Mem reservationUsed': 0, 'Mem reservationUsedForVm': 0 }),
  integer('Mem unreservedForPool', ({ memoryMib }) => memoryMib),
  integer('Mem unreservedForVm', ({ memoryMib }) => memoryMib),
  integer('QS overallCpuDemand', (row) => Math.round(usedCpu(row) * 1.2)),
  integer('QS overallCpuUsage', usedCpu),
  integer('QS staticCpuEntitlement', ({ cpuMhz }) => cpuMhz),
  integer('QS distributedCpuEntitlement', usedCpu),
  ...constants<Row>({ 'QS balloonedMemory': 0, 'QS compressedMemory': 0, 'QS consumedOverheadMemory': 0 }),
  integer('QS distributedMemoryEntitlement', usedMemory),
  integer('QS guestMemoryUsage', (row) => Math.round(usedMemory(row) / 4)),
  integer('QS hostMemoryUsage', usedMemory),
  ...constants<Row>({ 'QS overheadMemory': 0 }),
  integer('QS privateMemory', usedMemory),
  ...constants<Row>({ 'QS sharedMemory': 0 }),
  integer('QS staticMemoryEntitlement', ({ memoryMib }) => memoryMib),
  ...constants<Row>({ 'QS swappedMemory': 0 }),
  text('Object ID', ({ pool }) => pool.moref),
  ...sourceColumns<Row>(({ vcenter }) => vcenter),
]

export const vRp = defineSheet({ name: 'vRP', columns, records })

function* records(estate: Estate): Iterable<Row> {
  for (const vcenter of estate.vcenters) {
    for (const cluster of vcenter.clusters) {
      const { cpuMhz, sockets, coresPerSocket, memoryMib } = cluster.hardware
      for (const pool of cluster.resourcePools) {
        yield {
          vcenter,
          pool,
          load: loadAt(estate.tally.pools, pool),
          cpuMhz: cpuMhz * sockets * coresPerSocket * cluster.hosts.length,
          memoryMib: memoryMib * cluster.hosts.length,
        }
      }
    }
  }
}

function isRoot({ pool }: Row): boolean {
  return pool.name === 'Resources'
}

// The root has all of its cluster; of the others only one is guaranteed anything.
function reservation(row: Row, capacity: number): number {
  if (isRoot(row)) return capacity
  return row.pool.name === 'Critical' ? Math.round(capacity / 4) : 0
}
