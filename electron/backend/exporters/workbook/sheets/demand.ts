import type { WriteSheet } from 'hucre/xlsx'
import type { ReportContent } from '#backend/report/report-content.ts'
import type { DemandItem } from '#shared/engine/sizing/demand-item.ts'
import { GENERAL_GROUP } from '#shared/engine/sizing/match-group.ts'
import { printSetup } from '../print-setup.ts'
import { type BuiltCell, createSheet, placeOn } from '../sheet-builder.ts'
import { columnStyle, STYLES } from '../styles.ts'
import { SUMMARY } from '../table-sheet.ts'
import type { GroupCells } from './assumptions.ts'

export const DEMAND = 'Demand'
const HEADER_ROW = 2

/** The columns that formulas of other sheets add up, whole. */
export interface DemandRanges {
  readonly pool: string
  readonly fits: string
  readonly kind: string
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
] as const

/** One row for each thing that asks for a place on a node; CPU and memory follow the overcommit of its group. */
export function demandSheet({ sizing }: ReportContent, groups: GroupCells): { readonly sheet: WriteSheet; readonly ranges: DemandRanges } {
  const sheet = createSheet(DEMAND)
  sheet.row([{ value: DEMAND, style: STYLES.title, link: placeOn(SUMMARY, 'A1') }, { value: 'One row a VM, a VM of the growth to come, or a part of the platform: what it asks of a node.', style: STYLES.line }])
  sheet.row(COLUMNS.map(({ title }) => ({ value: title, style: STYLES.header })), 32)
  const vms = new Map(sizing.demand.grouped.map(({ vm }) => [vm.id, vm]))
  for (const [index, pool] of sizing.pools.entries()) {
    const misfits = new Set(sizing.result.pools[index]?.withoutPlace.filter(({ reason }) => reason !== 'no-node-left').map(({ vmId }) => vmId) ?? [])
    for (const item of pool.items) {
      const vm = vms.get(item.id.replace(GROWTH, ''))
      const isFixed = vm === undefined || vm.isDedicatedCpu
      const isMemoryFixed = isFixed || vm.hugepages !== null || vm.overcommitPercent !== null
      const row = sheet.nextRow()
      const group = groups.cpu.has(item.group) ? item.group : GENERAL_GROUP
      const cpu: BuiltCell | number = isFixed || item.cpuMetric !== 'configured' ? item.cpuMillicores : { formula: `ROUNDUP(MAX(0,E${row}/${groups.cpu.get(group)}*1000-0.000001),0)`, value: item.cpuMillicores }
      const share: BuiltCell | number = isMemoryFixed || item.memoryMetric !== 'configured' ? item.guestShareMib : { formula: `ROUNDUP(F${row}*100/${groups.memory.get(group)},0)`, value: item.guestShareMib }
      const memory: BuiltCell | number = item.kind === 'platform' ? item.memoryMib : { formula: `G${row}+I${row}`, value: item.memoryMib }
      sheet.row([item.name, item.group, pool.group?.name ?? GENERAL_GROUP, item.kind, item.vcpus, item.guestMib, item.overheadMib, cpu, share, memory, misfits.has(item.id) ? 'no' : 'yes', why(item, item.cpuMetric, vm?.isDedicatedCpu === true ? 'dedicated CPUs' : null), why(item, item.memoryMetric, isMemoryFixed && vm !== undefined ? fixedBy(vm) : null)])
    }
  }
  const last = Math.max(HEADER_ROW + 1, sheet.nextRow() - 1)
  const range = (column: string): string => placeOn(DEMAND, `$${column}$${HEADER_ROW + 1}:$${column}$${last}`)
  return {
    sheet: sheet.finish({
      columns: COLUMNS.map(({ kind, width }) => ({ width, style: columnStyle(kind) })),
      freezePane: { rows: HEADER_ROW, columns: 1 },
      autoFilter: { range: `A${HEADER_ROW}:M${last}` },
      ...printSetup(HEADER_ROW),
    }),
    ranges: { pool: range('C'), fits: range('K'), kind: range('D'), cpu: range('H'), memory: range('J') },
  }
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
