import type { PoolResult } from '#shared/domain/sizing/sizing-result.ts'
import type { SizingScenario } from '#shared/domain/sizing/scenario.ts'
import { decidedBy, FOR_STORAGE, nodesBy, nodesForStorage, STORAGE, UNMOVED } from './decided-by.ts'
import { DIVIDED } from './divided.ts'
import type { NamedCells } from './named-cells.ts'
import type { SheetBuilder } from './sheet-builder.ts'
import { FORMATS, inputStyle, resultStyle, STYLES } from './styles.ts'

/** Quotients of whole numbers end a hair above one (as in the engine). */
const SLACK = '0.000000001'
const HUNDRED = 100
/** Terms of the engine's node count that no formula can follow: they come from its packing and its check of failures. */
const FROM_PACKING = new Set(['Existing hosts beyond these', 'Added, since VMs could not be spread otherwise', 'That cannot be had'])

export interface NodeCountInput {
  readonly pool: PoolResult
  readonly scenario: SizingScenario
  /** The rows of the division, in the order of its resources. */
  readonly boundRows: readonly number[]
  readonly number: number
  /** The name of the cell with ODF's nodes, and whether each node of the pool is one; null: the pool has none of ODF. */
  readonly storage: { readonly nodesName: string; readonly isEachNode: boolean } | null
}

/**
 * The nodes of a pool: what the division asks for, what packing took beyond it when the workbook was made, and the
 * nodes that are kept free. Answers the row of the sum.
 */
export function writeNodeCount(sheet: SheetBuilder, names: NamedCells, { pool, scenario, boundRows, number, storage }: NodeCountInput): number {
  sheet.row([])
  sheet.row([{ value: 'Nodes', style: STYLES.section }])
  const unmoved = nodesBy(pool, UNMOVED)
  const divided = Math.max(unmoved, ...DIVIDED.map((constraint) => nodesBy(pool, constraint)))
  const apart = sheet.row(['By rules of anti-affinity', unmoved, { value: 'nodes', style: STYLES.unit }, unmoved, { value: 'VMs of the largest rule', style: STYLES.source }])
  const least = sheet.row([{ value: 'Least, by the division', style: STYLES.result }, { formula: `MAX(${[...boundRows, apart].map((row) => `B${row}`).join(',')})`, value: divided, style: resultStyle(FORMATS.count) }, { value: 'nodes', style: STYLES.unit }, divided])
  names.add(`pool${number}_least_nodes`, sheet.name, `B${least}`)
  const more = pool.workloadNodes - divided
  const packing = sheet.row(['Beyond it, by packing', { value: more, style: inputStyle }, { value: 'nodes', style: STYLES.unit }, more, { value: 'packing when the workbook was made; after a change an estimate until Portolan packs anew', style: STYLES.source }])
  const held = sheet.row([{ value: 'Nodes that hold everything', style: STYLES.result }, { formula: `B${least}+B${packing}`, value: pool.workloadNodes, style: resultStyle(FORMATS.count) }, { value: 'nodes', style: STYLES.unit }, pool.workloadNodes])
  const updates = sheet.row(['Nodes that are updated at a time', pool.updateNodes === scenario.updateNodes ? { formula: 'updateNodes', value: pool.updateNodes } : pool.updateNodes, { value: 'nodes', style: STYLES.unit }, pool.updateNodes, { value: 'Assumptions', style: STYLES.source }])
  const failover = sheet.row(['Nodes that may fail', failoverCell(pool, scenario, `(B${held}+B${updates})`), { value: 'nodes', style: STYLES.unit }, pool.failoverNodes, { value: 'Assumptions', style: STYLES.source }])
  const rows = [held, updates, failover]
  let forStorage: number | null = null
  if (storage !== null) {
    const added = nodesForStorage(pool)
    forStorage = sheet.row([FOR_STORAGE, storage.isEachNode ? { formula: `MAX(0,${storage.nodesName}-B${held}-B${updates}-B${failover})`, value: added } : { value: added, style: inputStyle }, { value: 'nodes', style: STYLES.unit }, added, { value: storage.isEachNode ? 'the nodes for its disks, beyond those above' : 'when the workbook was made', style: STYLES.source }])
    rows.push(forStorage)
  }
  for (const term of pool.nodeCount.terms.filter(({ label }) => FROM_PACKING.has(label))) {
    rows.push(sheet.row([term.label, { value: term.operation === '-' ? -term.value : term.value, style: inputStyle }, { value: 'nodes', style: STYLES.unit }, term.operation === '-' ? -term.value : term.value, { value: `${term.source}, when the workbook was made`, style: STYLES.source }]))
  }
  const count = sheet.row([{ value: `Nodes of the group ${pool.name}`, style: STYLES.result }, { formula: rows.map((row) => `B${row}`).join('+'), value: pool.nodeCount.value, style: resultStyle(FORMATS.count) }, { value: 'nodes', style: STYLES.unit }, pool.nodeCount.value])
  names.add(`pool${number}_nodes`, sheet.name, `B${count}`)
  const choices = [...boundRows.map((row, index) => [row, DIVIDED[index] ?? ''] as const), [apart, UNMOVED] as const]
  const byDivision = choices.reduceRight((otherwise, [row, constraint]) => `IF(B${row}=B${least},"${constraint}",${otherwise})`, '""')
  const formula = forStorage === null ? byDivision : `IF(B${forStorage}>0,"${STORAGE}",${byDivision})`
  const binding = sheet.row(['Decided by', { formula, value: decidedBy(pool) }, '', pool.binding, { value: 'beside it what decided with all bounds, when the workbook was made', style: STYLES.source }])
  names.add(`pool${number}_decided_by`, sheet.name, `B${binding}`)
  return count
}

function failoverCell(pool: PoolResult, scenario: SizingScenario, others: string): { readonly formula: string; readonly value: number } | number {
  const own = scenario.groups.find((group) => group.isFenced && group.name === pool.name)?.failover
  if (own !== undefined) return own.by === 'percent' ? { formula: percentOf(others, String(own.percent)), value: pool.failoverNodes } : pool.failoverNodes
  // No VM, or a single node: nothing may fail, whatever is assumed.
  if (pool.failoverNodes === 0 && pool.updateNodes !== scenario.updateNodes) return 0
  return scenario.failover.by === 'percent' ? { formula: percentOf(others, 'failoverPercent'), value: pool.failoverNodes } : { formula: 'failoverNodes', value: pool.failoverNodes }
}

function percentOf(others: string, percent: string): string {
  return `ROUNDUP(MAX(0,${others}*${percent}/(${HUNDRED}-${percent})-${SLACK}),0)`
}
