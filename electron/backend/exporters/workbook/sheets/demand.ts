import type { CellValue } from 'hucre/xlsx'
import type { ReportContent } from '#backend/report/report-content.ts'
import type { DemandItem } from '#shared/engine/sizing/demand-item.ts'
import { growthOrder } from '#shared/engine/sizing/growth.ts'
import { GENERAL_GROUP } from '#shared/engine/sizing/match-group.ts'
import { timesFormula } from '../growth-cells.ts'
import { type LongSheet, longSheet } from '../long-sheet.ts'
import { type BuiltCell, placeOn } from '../sheet-builder.ts'
import { columnStyle } from '../styles.ts'
import type { GroupCells } from './assumptions.ts'

export const DEMAND = 'Demand'
const HEADER_ROW = 2

/** The columns that formulas of other sheets add up, whole. */
export interface DemandRanges {
  readonly pool: string
  readonly fits: string
  readonly kind: string
  /** How many VMs a row stands for, growth among them; CPU and memory of all of those. */
  readonly times: string
  readonly cpu: string
  readonly memory: string
}

const COLUMNS = [
  { title: 'VM', kind: 'text', width: 32 },
  { title: 'Group', kind: 'text', width: 16 },
  { title: 'Pool of nodes', kind: 'text', width: 16 },
  { title: 'Kind', kind: 'text', width: 10 },
  { title: 'vCPUs', kind: 'count', width: 9 },
  { title: 'Guest memory, MiB', kind: 'count', width: 13 },
  { title: 'Overhead, MiB', kind: 'count', width: 12 },
  { title: 'CPU asked for, m', kind: 'count', width: 13 },
  { title: 'Of the guest’s memory, MiB', kind: 'count', width: 15 },
  { title: 'Memory asked for, MiB', kind: 'count', width: 14 },
  { title: 'Fits a node', kind: 'flag', width: 10 },
  { title: 'CPU counts by', kind: 'text', width: 18 },
  { title: 'Memory counts by', kind: 'text', width: 18 },
  { title: 'Place by memory', kind: 'count', width: 10 },
  { title: 'VMs with growth', kind: 'count', width: 10 },
  { title: 'CPU with growth, m', kind: 'count', width: 13 },
  { title: 'Memory with growth, MiB', kind: 'count', width: 14 },
] as const

/** One row for each thing that asks for a place on a node; CPU and memory follow the overcommit of its group. */
export function demandSheet({ sizing }: ReportContent, groups: GroupCells): { readonly sheet: LongSheet; readonly ranges: DemandRanges } {
  const count = sizing.pools.reduce((sum, { items }) => sum + items.filter(isThere).length, 0)
  const last = HEADER_ROW + Math.max(1, count)
  const range = (column: string): string => placeOn(DEMAND, `$${column}$${HEADER_ROW + 1}:$${column}$${last}`)
  return {
    sheet: longSheet({
      name: DEMAND,
      about: 'One row a VM, or a part of the platform: what it asks of a node, and with the VMs to come that are like it.',
      columns: COLUMNS.map(({ title, kind, width }) => ({ title, width, style: columnStyle(kind) })),
      count,
      rows: demandRows(sizing, groups),
    }),
    ranges: { pool: range('C'), fits: range('K'), kind: range('D'), times: range('O'), cpu: range('P'), memory: range('Q') },
  }
}

function* demandRows({ demand, pools, result }: ReportContent['sizing'], groups: GroupCells): Generator<(BuiltCell | CellValue)[]> {
  const vms = new Map(demand.grouped.map(({ vm }) => [vm.id, vm]))
  const placeOf = new Map(growthOrder(demand.items).map(({ id }, index) => [id, index + 1]))
  const more = new Map<string, number>()
  for (const { id } of demand.growth) more.set(id.replace(GROWTH, ''), (more.get(id.replace(GROWTH, '')) ?? 0) + 1)
  let row = HEADER_ROW
  for (const [index, pool] of pools.entries()) {
    const misfits = new Set(result.pools[index]?.withoutPlace.filter(({ reason }) => reason !== 'no-node-left').map(({ vmId }) => vmId) ?? [])
    for (const item of pool.items.filter(isThere)) {
      row += 1
      const vm = vms.get(item.id)
      const isFixed = vm === undefined || vm.isDedicatedCpu
      const isMemoryFixed = isFixed || vm.hugepages !== null || vm.overcommitPercent !== null
      const group = groups.cpu.has(item.group) ? item.group : GENERAL_GROUP
      const cpu: BuiltCell | number = isFixed || item.cpuMetric !== 'configured' ? item.cpuMillicores : { formula: `ROUNDUP(MAX(0,E${row}/${groups.cpu.get(group)}*1000-0.000001),0)`, value: item.cpuMillicores }
      const share: BuiltCell | number = isMemoryFixed || item.memoryMetric !== 'configured' ? item.guestShareMib : { formula: `ROUNDUP(F${row}*100/${groups.memory.get(group)},0)`, value: item.guestShareMib }
      const memory: BuiltCell | number = item.kind === 'platform' ? item.memoryMib : { formula: `G${row}+I${row}`, value: item.memoryMib }
      const place = placeOf.get(item.id) ?? null
      const times = 1 + (more.get(item.id) ?? 0)
      yield [item.name, item.group, pool.group?.name ?? GENERAL_GROUP, item.kind, item.vcpus, item.guestMib, item.overheadMib, cpu, share, memory, misfits.has(item.id) ? 'no' : 'yes', why(item, item.cpuMetric, vm?.isDedicatedCpu === true ? 'dedicated CPUs, and one for QEMU’s emulator' : null), why(item, item.memoryMetric, isMemoryFixed && vm !== undefined ? fixedBy(vm) : null), place, place === null ? 1 : { formula: timesFormula(`N${row}`), value: times }, { formula: `H${row}*O${row}`, value: item.cpuMillicores * times }, { formula: `J${row}*O${row}`, value: item.memoryMib * times }]
    }
  }
}

/** VMs to come have no rows of their own: how many there are is a formula of those that are there. */
function isThere({ kind }: DemandItem): boolean {
  return kind !== 'growth'
}

/** What growth puts before the id of the VM that one is like. */
const GROWTH = /^growth\/\d+\//

function why(item: DemandItem, metric: string, fixed: string | null): string {
  if (item.kind === 'platform') return 'platform'
  return metric === 'configured' ? (fixed ?? 'overcommit') : metric
}

function fixedBy(vm: { readonly isDedicatedCpu: boolean; readonly hugepages: string | null }): string {
  if (vm.isDedicatedCpu) return 'dedicated CPUs'
  return vm.hugepages === null ? 'instance type' : 'huge pages'
}
