import type { SizedScenario } from '#backend/report/report-content.ts'
import type { PoolResult } from '#shared/domain/sizing/sizing-result.ts'
import { poolProblem } from '#shared/engine/sizing/pool-problem.ts'
import type { NodeHardware } from '#shared/engine/sizing/node-kind.ts'
import type { SizingPool } from '#shared/engine/sizing/list-pools.ts'
import { DIVIDED, type Divided } from './divided.ts'
import type { HardwareCells } from './hardware-cells.ts'
import type { NamedCells } from './named-cells.ts'
import { writeKindRows, type KindRows } from './kind-rows.ts'
import type { SheetBuilder } from './sheet-builder.ts'
import type { DemandRanges } from './sheets/demand.ts'
import { writeNodeCount } from './node-count.ts'
import { FORMATS, resultStyle, STYLES } from './styles.ts'

const SLACK = '0.000000001'

const LABELS: Readonly<Record<Divided, readonly [label: string, unit: string]>> = {
  memory: ['Memory asked for', 'MiB'],
  cpu: ['CPU asked for', 'm'],
  pods: ['Pods', 'pods'],
  'kvm-devices': ['KVM devices', 'devices'],
}

/** The defined name of the nodes that ODF's disks ask for. */
export const ODF_NODES = 'odfNodes'

export interface PoolBlock {
  readonly pool: PoolResult
  readonly sizing: SizedScenario
  readonly basis: SizingPool
  readonly ranges: DemandRanges
  readonly hardwareOf: (hardware: NodeHardware) => HardwareCells
  /** Counted from 1, for the names of its cells. */
  readonly number: number
}

/** One pool of nodes: its demand, what a node of each kind has, the division, and how many nodes there are. Answers the row of the node count. */
export function writePool(sheet: SheetBuilder, names: NamedCells, { pool, sizing, basis, ranges, hardwareOf, number }: PoolBlock): number {
  sheet.row([{ value: `Nodes of the group ${pool.name}`, style: STYLES.section }])
  sheet.row(['What', 'Value', 'Unit', 'As exported', 'Where it is from'].map((value) => ({ value, style: STYLES.header })))
  const criteria = `${ranges.pool},"${pool.name.replaceAll('"', '""')}",${ranges.fits},"yes"`
  const totals: Readonly<Record<Divided, string>> = {
    memory: `SUMIFS(${ranges.memory},${criteria})`,
    cpu: `SUMIFS(${ranges.cpu},${criteria})`,
    pods: `SUMIFS(${ranges.times},${criteria})`,
    'kvm-devices': `SUMIFS(${ranges.times},${criteria},${ranges.kind},"<>platform")`,
  }
  const { problem } = poolProblem(basis.items, basis.kinds, groupsOf(basis, sizing))
  const demandRows = new Map(DIVIDED.map((resource, index) => {
    const total = problem.items.reduce((sum, item) => sum + (item.demand[index] ?? 0), 0)
    const row = sheet.row([LABELS[resource][0], { formula: totals[resource], value: total, style: resultStyle(FORMATS.count) }, { value: LABELS[resource][1], style: STYLES.unit }, { value: total, style: { numFmt: FORMATS.count } }, { value: 'sheet Demand', style: STYLES.source }])
    names.add(`pool${number}_${resource.replace('-', '_')}_demand`, sheet.name, `B${row}`)
    return [resource, row] as const
  }))
  const kinds = basis.kinds.flatMap((kind, index): KindRows[] => (pool.kinds[index] === undefined ? [] : [writeKindRows(sheet, names, kind, sizing, hardwareOf(kind.hardware), { pool: number, kind: index + 1 })]))
  sheet.row([])
  sheet.row([{ value: 'Division: a bound that no packing can be below', style: STYLES.section }])
  const boundRows = DIVIDED.map((resource) => writeBound(sheet, names, { pool, kinds, limits: problem.kinds.map(({ limit }) => limit), demandRow: demandRows.get(resource) ?? 0, resource, number }))
  const hasOdf = basis.group === null && sizing.result.storage.odf !== null && problem.items.length > 0
  const storage = hasOdf ? { nodesName: ODF_NODES, isEachNode: basis.hardware.every(({ odfDisks, isExisting }) => odfDisks > 0 && !isExisting) } : null
  return writeNodeCount(sheet, names, { pool, scenario: sizing.scenario, boundRows, number, storage })
}

/** As many existing nodes as cover a sum, then as many of those with the most of the resource: as the engine does. */
function writeBound(sheet: SheetBuilder, names: NamedCells, bound: { readonly pool: PoolResult; readonly kinds: readonly KindRows[]; readonly limits: readonly number[]; readonly demandRow: number; readonly resource: Divided; readonly number: number }): number {
  const { pool, kinds, limits, resource, demandRow } = bound
  const nodes = pool.bounds.find(({ constraint }) => constraint === resource)?.nodes ?? 0
  const inOrder = [...kinds.keys()].filter((index) => (limits[index] ?? 0) > 0).sort((left, right) => Number(kinds[right]?.kind.hardware.isExisting) - Number(kinds[left]?.kind.hardware.isExisting) || capacityOf(kinds[right], resource) - capacityOf(kinds[left], resource) || left - right)
  let left = `B${demandRow}`
  const taken: string[] = []
  for (const [place, index] of inOrder.entries()) {
    const kind = kinds[index]
    if (kind === undefined) continue
    const capacity = `B${kind.rows[resource]}`
    const limit = limits[index]
    const needed = `IF(${capacity}<=0,0,ROUNDUP(MAX(0,${left}/${capacity}-${SLACK}),0))`
    const isLast = place === inOrder.length - 1
    if (isLast && taken.length === 0) {
      taken.push(needed)
      continue
    }
    const row = sheet.nextRow()
    const limited = limit === undefined || limit === Infinity ? needed : `MIN(${limit},${needed})`
    const count = pool.bounds.find(({ constraint }) => constraint === resource)?.figure.terms.filter(({ label }) => label === kind.kind.hardware.name).reduce((sum, { value }) => sum + value, 0) ?? 0
    sheet.row([{ value: `${resource}: of the kind ${kind.kind.hardware.name}`, style: STYLES.label }, { formula: limited, value: count }, { value: 'nodes', style: STYLES.unit }, count])
    taken.push(`B${row}`)
    left = `(${left}-B${row}*${capacity})`
  }
  const row = sheet.row([{ value: `Nodes by ${resource}`, style: STYLES.result }, { formula: taken.length === 0 ? '0' : taken.join('+'), value: nodes, style: resultStyle(FORMATS.count) }, { value: 'nodes', style: STYLES.unit }, nodes])
  names.add(`pool${bound.number}_${resource.replace('-', '_')}_nodes`, sheet.name, `B${row}`)
  return row
}

function capacityOf(kind: KindRows | undefined, resource: Divided): number {
  if (kind === undefined) return 0
  const { memoryMib, cpuMillicores, pods, kvmDevices } = kind.kind
  return { memory: memoryMib.value, cpu: cpuMillicores.value, pods: pods.value, 'kvm-devices': kvmDevices.value }[resource]
}

/** The groups whose tolerations count in a pool: its own, or in the general one all that have no nodes of their own. */
function groupsOf({ group }: SizingPool, { scenario }: SizedScenario): SizedScenario['scenario']['groups'] {
  return group === null ? scenario.groups.filter(({ isFenced }) => !isFenced) : [group]
}
