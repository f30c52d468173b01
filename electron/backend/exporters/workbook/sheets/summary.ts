import type { SheetChart, WriteSheet } from 'hucre/xlsx'
import type { ReportContent } from '#backend/report/report-content.ts'
import { ASSESSMENT_STATUSES } from '#shared/domain/assessment.ts'
import { MIB_PER_GIB, MIB_PER_TIB } from '#shared/domain/units.ts'
import { SUMMARY } from '../long-sheet.ts'
import { decidedBy } from '../decided-by.ts'
import { printSetup } from '../print-setup.ts'
import { minuteOf } from '#backend/report/minute-of.ts'
import { createSheet, placeOn } from '../sheet-builder.ts'
import { FORMATS, STYLES } from '../styles.ts'
import { CHANGED } from './assumptions.ts'
import { WORKERS } from './sizing.ts'

const MILLICORES = 1_000
const CHART_COLUMN = 5
const CHART_COLUMNS = 5
const FIRST_CHART_ROW = 4
const BIG_HEIGHT = 28
/** Told apart in grey as well. */
const COLOURS = ['1F3A5F', '6C8EBF', 'B8C4D2', 'F2B134', '8C4646', 'E3ECF7'] as const

/** A sheet of the workbook, for the list of contents. */
export interface ListedSheet {
  readonly name: string
  readonly about: string
}

/** What the whole comes to, on one page, with links to all sheets. */
export function summarySheet(content: ReportContent, sheets: readonly ListedSheet[]): WriteSheet {
  const { plan, sizing: { result }, assessment, places } = content
  const sheet = createSheet(SUMMARY)
  sheet.row([{ value: `${content.projectName}: the move to OpenShift Virtualization`, style: STYLES.title }])
  sheet.row([{ value: `Portolan ${content.version}, ${minuteOf(content.at)}. Target ${plan.target.name}: OpenShift ${result.openshift}, MTV ${plan.target.mtv}. Scenario “${result.name}”.`, style: STYLES.line }])
  sheet.row([{ formula: `IF(${CHANGED}=0,"Assumptions as exported: the numbers are those of Portolan.","Assumptions were changed in this file: the node count is the division plus the packing of before, an estimate until Portolan packs anew.")`, value: 'Assumptions as exported: the numbers are those of Portolan.', style: STYLES.line }])
  sheet.row([])
  sheet.row([{ value: 'Workers', style: STYLES.section }, { formula: WORKERS, value: result.workers.value, style: STYLES.bigNumber }], BIG_HEIGHT)
  const pools = result.pools.map((pool, index) => [pool, index + 1] as const)
  for (const [pool, number] of pools) sheet.row([`  of the group ${pool.name}`, { formula: `pool${number}_nodes`, value: pool.nodeCount.value, style: COUNT }, { formula: `"decided by "&pool${number}_decided_by`, value: `decided by ${decidedBy(pool)}`, style: STYLES.source }])
  sheet.row(['Control plane', { value: result.controlPlane.role?.nodes ?? 0, style: COUNT }, { value: result.controlPlane.topology, style: STYLES.source }])
  sheet.row(['Infrastructure nodes', { value: result.controlPlane.infra?.nodes ?? 0, style: COUNT }])
  sheet.row(['Failover verified by packing again', { value: result.isVerified ? 'yes' : 'no', style: { alignment: { horizontal: 'right' } } }])
  sheet.row([])

  sheet.row([{ value: 'VMs', style: STYLES.section }])
  const planned = places.planned.size
  for (const [label, value] of [['In the inventory, templates among them', content.estate.vms.length], ['In plans', planned], ['Outside plans', plan.unplaced.length], ['Left out', plan.excluded.length], ['Counted for nodes, growth among them', result.demand.vms.value]] as const) sheet.row([label, { value, style: COUNT }])
  sheet.row(['vCPUs', { value: result.demand.vcpus.value, style: COUNT }])
  sheet.row(['CPU asked for, cores', { value: result.demand.cpuMillicores.value / MILLICORES, style: DECIMAL }])
  sheet.row(['Memory asked for, GiB', { value: result.demand.memoryMib.value / MIB_PER_GIB, style: DECIMAL }])
  for (const { name, usableMib } of result.storage.classes) sheet.row([`Storage ${name ?? 'without a StorageClass'}, TiB`, { value: usableMib.value / MIB_PER_TIB, style: DECIMAL }])
  sheet.row([])

  sheet.row([{ value: 'Readiness', style: STYLES.section }, { value: 'VMs', style: STYLES.sectionOfNumbers }])
  const firstStatus = sheet.nextRow()
  const judged = [...assessment.values()]
  for (const status of ASSESSMENT_STATUSES) sheet.row([STATUS_WORDS[status], { value: judged.filter((vm) => vm.status === status).length, style: COUNT }])
  const lastStatus = sheet.nextRow() - 1
  sheet.row([])

  sheet.row([{ value: 'Where a node’s resources go', style: STYLES.section }, { value: 'CPU', style: STYLES.sectionOfNumbers }, { value: 'Memory', style: STYLES.sectionOfNumbers }])
  const firstPart = sheet.nextRow()
  const shares = result.pools.map(({ breakdown }) => breakdown)
  for (const [key, label] of PARTS) {
    const share = (resource: 'cpu' | 'memory'): number => {
      const raw = shares.reduce((sum, breakdown) => sum + breakdown[resource].raw, 0)
      return raw === 0 ? 0 : shares.reduce((sum, breakdown) => sum + breakdown[resource][key], 0) / raw
    }
    sheet.row([label, { value: share('cpu'), style: PERCENT }, { value: share('memory'), style: PERCENT }])
  }
  const lastPart = sheet.nextRow() - 1
  sheet.row([])

  const firstListed = sheet.row([{ value: 'Sheets', style: STYLES.section }])
  for (const { name, about } of sheets) sheet.row([{ value: name, style: STYLES.link, link: placeOn(name, 'A1') }, { value: about, style: STYLES.line }])
  return sheet.finish({
    columns: [46, 16, 16, 14, 4, 14, 14, 14, 14, 14].map((width) => ({ width })),
    charts: charts(content, { firstStatus, lastStatus, firstPart, lastPart, below: firstListed }),
    ...printSetup(null, { pages: 1 }),
  })
}

const COUNT = { numFmt: FORMATS.count } as const
const DECIMAL = { numFmt: FORMATS.decimal } as const
const PERCENT = { numFmt: FORMATS.percent } as const
const STATUS_WORDS = { ready: 'Ready', 'not-evaluated': 'Not evaluated', attention: 'Needs attention', blocked: 'Blocked' } as const
const PARTS = [['guest', 'Guests'], ['overhead', 'Overhead of VMs'], ['reserve', 'Reserves of the node'], ['spare', 'Nodes without VMs: for failures, updates, storage'], ['aboveTarget', 'Above the utilisation target'], ['free', 'Free']] as const

function charts({ sizing: { result } }: ReportContent, rows: { readonly firstStatus: number; readonly lastStatus: number; readonly firstPart: number; readonly lastPart: number; readonly below: number }): SheetChart[] {
  const failures = result.pools[0]?.failures.length ?? 0
  // Beside the numbers, so that the list of sheets below has the whole width.
  const height = Math.floor((rows.below - FIRST_CHART_ROW - 2) / (failures === 0 ? 2 : 3))
  const at = (index: number): SheetChart['anchor'] => ({ from: { row: FIRST_CHART_ROW + index * height, col: CHART_COLUMN }, to: { row: FIRST_CHART_ROW + (index + 1) * height, col: CHART_COLUMN + CHART_COLUMNS } })
  const labels = `A${rows.firstPart}:A${rows.lastPart}`
  return [
    {
      type: 'bar', title: 'Where a node’s resources go', anchor: at(0), legend: 'bottom', altText: 'Shares of CPU and memory by what they are used for.',
      series: [{ name: 'CPU', values: `B${rows.firstPart}:B${rows.lastPart}`, categories: labels, color: COLOURS[0] }, { name: 'Memory', values: `C${rows.firstPart}:C${rows.lastPart}`, categories: labels, color: COLOURS[1] }],
      axes: { y: { numberFormat: { formatCode: '0%' } } },
    },
    {
      type: 'column', title: 'Readiness of VMs', anchor: at(1), legend: false, altText: 'VMs by readiness.',
      series: [{ name: 'VMs', values: `B${rows.firstStatus}:B${rows.lastStatus}`, categories: `A${rows.firstStatus}:A${rows.lastStatus}`, color: COLOURS[0] }],
      dataLabels: { showValue: true },
    },
    ...(failures === 0 ? [] : [{
      type: 'column', title: 'VMs without a place when nodes fail', anchor: at(2), legend: false, altText: 'VMs without a place by the number of failed nodes.',
      series: [{ name: 'VMs without a place', values: placeOn('N-failures', `$D$3:$D$${failures + 2}`), categories: placeOn('N-failures', `$B$3:$B$${failures + 2}`), color: COLOURS[4] }],
      axes: { x: { title: 'Failed nodes' } },
      dataLabels: { showValue: true },
    } satisfies SheetChart]),
  ]
}
