import type { WriteSheet } from 'hucre/xlsx'
import type { ReportContent } from '#backend/report/report-content.ts'
import { countWords } from '#shared/domain/count-words.ts'
import type { Term } from '#shared/domain/sizing/figure.ts'
import type { NodeHardware } from '#shared/engine/sizing/node-kind.ts'
import type { HardwareCells } from '../hardware-cells.ts'
import type { NamedCells } from '../named-cells.ts'
import { ODF_NODES, writePool } from '../pool-block.ts'
import { SUMMARY } from '../long-sheet.ts'
import { printSetup } from '../print-setup.ts'
import { createSheet, placeOn, type SheetBuilder } from '../sheet-builder.ts'
import { FORMATS, resultStyle, STYLES } from '../styles.ts'
import { writeFigure } from '../write-figure.ts'
import type { DemandRanges } from './demand.ts'

export const SIZING = 'Sizing'
/** The defined name of the number of all workers. */
export const WORKERS = 'workers'

/** How many nodes each pool takes and how much storage, every number as a formula over its terms. */
export function sizingSheet(content: ReportContent, ranges: DemandRanges, names: NamedCells, hardwareOf: (hardware: NodeHardware) => HardwareCells): WriteSheet {
  const { sizing } = content
  const { result } = sizing
  const sheet = createSheet(SIZING)
  sheet.row([{ value: SIZING, style: STYLES.title, link: placeOn(SUMMARY, 'A1') }])
  sheet.row([{ value: 'Column B are formulas over the sheets Assumptions and Demand; column D is what Portolan computed when the workbook was made.', style: STYLES.line }])
  sheet.row([])
  const counts = result.pools.map((pool, index) => {
    const basis = sizing.pools[index]
    if (basis === undefined) throw new Error(`The pool ${pool.name} has no demand in the workbook.`)
    const row = writePool(sheet, names, { pool, sizing, basis, ranges, hardwareOf, number: index + 1 })
    sheet.row([])
    return row
  })
  sheet.row([{ value: 'All nodes', style: STYLES.section }])
  const workers = sheet.row([{ value: 'Workers', style: STYLES.result }, { formula: counts.length === 0 ? '0' : counts.map((row) => `B${row}`).join('+'), value: result.workers.value, style: resultStyle(FORMATS.count) }, { value: 'nodes', style: STYLES.unit }, result.workers.value])
  names.add(WORKERS, SIZING, `B${workers}`)
  for (const [label, role] of [['Control plane', result.controlPlane.role], ['Infrastructure', result.controlPlane.infra]] as const) {
    if (role !== null) sheet.row([label, role.nodes, { value: 'nodes', style: STYLES.unit }, role.nodes, { value: `${role.cpus} CPUs and ${role.memoryGib} GiB each: ${role.source}`, style: STYLES.line }])
  }
  sheet.row(['Physical cores of the workers', result.subscriptions.cores, { value: 'cores', style: STYLES.unit }, result.subscriptions.cores, { value: 'when the workbook was made', style: STYLES.line }])
  sheet.row(['Subscriptions', result.subscriptions.openshift.value, '', result.subscriptions.openshift.value, { value: 'when the workbook was made; one for each server of up to 128 cores', style: STYLES.source }])
  for (const { licence, vms, pools, physicalCores } of result.licences) sheet.row([`Licence: ${licence}`, physicalCores.value, { value: 'cores', style: STYLES.unit }, physicalCores.value, { value: `${countWords(vms, 'VM')}, on nodes of ${pools.join(', ')}`, style: STYLES.line }])
  writeStorage(sheet, names, result.storage)
  return sheet.finish({ columns: [56, 18, 10, 18, 70].map((width) => ({ width })), freezePane: { rows: 2, columns: 1 }, ...printSetup(null, { orientation: 'portrait' }) })
}

/** Capacity by StorageClass, and what ODF makes of it. */
function writeStorage(sheet: SheetBuilder, names: NamedCells, { classes, odf }: ReportContent['sizing']['result']['storage']): void {
  const rowOf = new Map<string, number>()
  for (const [index, entry] of classes.entries()) {
    sheet.row([])
    sheet.row([{ value: `Storage: ${entry.name ?? 'no StorageClass is chosen'}`, style: STYLES.section }])
    const row = writeFigure(sheet, entry.usableMib, { label: 'Capacity to be had', formulaOf: (term) => STORAGE_FORMULAS[term.source] })
    names.add(`storage${index + 1}_capacity`, SIZING, `B${row}`)
    if (entry.name !== null) rowOf.set(entry.name, row)
    if (entry.capacityMib !== null) sheet.row(['Capacity of the target', { value: entry.capacityMib, style: { numFmt: FORMATS.count } }, { value: 'MiB', style: STYLES.unit }, { value: entry.capacityMib, style: { numFmt: FORMATS.count } }, entry.fits === null ? 'not evaluated' : entry.fits ? 'enough' : 'not enough'])
    if (entry.unknownDisks > 0) sheet.row(['Disks of unknown size, in no number', entry.unknownDisks, 'disks', entry.unknownDisks])
  }
  if (odf === null) return
  sheet.row([])
  sheet.row([{ value: 'OpenShift Data Foundation', style: STYLES.section }])
  const before = (row: number) => (term: Term): string | undefined => (term.operation === '+' ? `B${row}` : STORAGE_FORMULAS[term.source])
  const usable = writeFigure(sheet, odf.usableMib, { label: 'Usable capacity', formulaOf: ({ label }) => (rowOf.has(label) ? `B${rowOf.get(label)}` : undefined) })
  const raw = writeFigure(sheet, odf.rawMib, { label: 'Raw capacity', formulaOf: before(usable) })
  const disks = writeFigure(sheet, odf.disks, { label: 'Disks', formulaOf: before(raw) })
  const isByDisks = odf.nodes.terms.some(({ operation }) => operation === '÷')
  const nodes = writeFigure(sheet, odf.nodes, { label: 'Nodes for the disks', formulaOf: isByDisks ? before(disks) : () => undefined })
  names.add('odfRaw', SIZING, `B${raw}`)
  names.add('odfDisks', SIZING, `B${disks}`)
  names.add(ODF_NODES, SIZING, `B${nodes}`)
}

const STORAGE_FORMULAS: Readonly<Record<string, string>> = {
  'scenario: storage.filesystemOverheadPercent': '1-filesystemOverheadPercent/100',
  'scenario: growth': 'growthFactor',
  'scenario: storage.snapshotReservePercent': '1+snapshotReservePercent/100',
  'scenario: odf.replicas': 'odfReplicas',
  'scenario: odf.fillPercent': 'odfFillPercent/100',
}
