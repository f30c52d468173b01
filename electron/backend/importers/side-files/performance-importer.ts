import type { PerformanceFacts } from '#shared/domain/side/performance.ts'
import { chooseFigures, figureColumns, type FigureColumn, type FigureSource } from './performance/performance-columns.ts'
import { decideStyles, type FigureScan, readFigure, scanFigures, unitOfCells } from './performance/read-figures.ts'
import type { SideBinding } from './side-column.ts'
import type { SideCells, SideCsvFormat, SideScan } from './side-csv-format.ts'
import { confidenceOf, sideCsvImporter } from './side-importer.ts'
import { readVmReference, vmDuplicateKey } from './vm-row.ts'
import { VM_COLUMNS, vmColumnCertainty, vmColumnHeader } from './vm-columns.ts'

/** How busy VMs are, as vROps, Live Optics and other monitoring can export it. */
export const performanceFormat: SideCsvFormat<'performance'> = {
  importerId: 'performance-list',
  label: 'performance list (.csv)',
  kind: 'performance',
  name: 'performance list',
  columns: VM_COLUMNS,
  expected: [],
  confidence: (binding) => {
    const metrics = new Set(figureColumns(binding).map(({ metric }) => metric)).size
    const certainty = vmColumnCertainty(binding)
    const isEnough = certainty === 2 ? metrics > 0 : certainty === 1 && metrics > 1
    return isEnough ? confidenceOf(withFigures(binding)) : 0
  },
  vmColumn: vmColumnHeader,
  duplicateKey: vmDuplicateKey,
  begin: async (scan) => {
    const columns = figureColumns(scan.binding)
    const scans = await scanFigures(scan, columns)
    const united = columns.map((column) => ({ ...column, unit: column.unit ?? unitOfCells(column, scans.get(column.index)) }))
    const sources = chooseFigures(united)
    tell(scan, united, sources, scans)
    const styles = decideStyles(sources.flatMap((source) => source.columns), scans, scan.issue)
    const statistics = { iops: statisticOf(sources, 'iops'), throughput: statisticOf(sources, 'throughputMbytesPerS') }
    return {
      used: sources.flatMap((source) => source.columns.map(({ index }) => index)),
      make: (cells: SideCells) => {
        const reference = readVmReference(cells)
        if (typeof reference === 'string') return reference
        const figures = new Map(sources.map((source) => [source.field, readFigure(cells, source, styles)]))
        if ([...figures.values()].every((figure) => figure === null)) return 'it states no figure'
        const figure = (field: FigureSource['field']): number | null => figures.get(field) ?? null
        const facts: PerformanceFacts = {
          cpuP95Percent: figure('cpuP95Percent'),
          cpuP95Mhz: figure('cpuP95Mhz'),
          memoryP95Mib: figure('memoryP95Mib'),
          memoryP95Percent: figure('memoryP95Percent'),
          iops: figure('iops'),
          iopsStatistic: figure('iops') === null ? null : statistics.iops,
          throughputMbytesPerS: figure('throughputMbytesPerS'),
          throughputStatistic: figure('throughputMbytesPerS') === null ? null : statistics.throughput,
          dailyChangeMib: figure('dailyChangeMib'),
          dailyChangePercent: figure('dailyChangePercent'),
        }
        return { ...reference, ...facts }
      },
    }
  },
}

export const performanceImporter = sideCsvImporter(performanceFormat)

function withFigures(binding: SideBinding): SideBinding {
  return { ...binding, indexOf: new Map([...binding.indexOf, ...figureColumns(binding).map(({ index, header }) => [header, index] as const)]) }
}

function statisticOf(sources: readonly FigureSource[], field: FigureSource['field']): PerformanceFacts['iopsStatistic'] {
  return sources.find((source) => source.field === field)?.statistic ?? null
}

/** Says what each column was taken for, and which were not taken. */
function tell({ issue }: SideScan, columns: readonly FigureColumn[], sources: readonly FigureSource[], scans: ReadonlyMap<number, FigureScan>): void {
  for (const { field, statistic, columns: own } of sources) {
    const headers = own.map(({ header }) => `"${header}"`).join(' and ')
    const isAssumed = statistic === 'unstated' && /P95/.test(field)
    const doubts = [
      ...(isAssumed ? ['the header does not say that it is the 95th percentile'] : []),
      ...(own.length > 1 ? ['reads and writes were added up'] : []),
      ...(own.some(({ header }) => /\b[kmgt]b/i.test(header)) ? ['1 MB is taken for 1,024 KB, as VMware counts'] : []),
      ...(own.some(({ header, unit }) => unit === 'percent' && !/%|\bpercent\b|\bpct\b/i.test(header)) ? ['the unit is told by the percent signs in its cells'] : []),
    ]
    issue({ code: isAssumed ? 'STATISTIC_ASSUMED' : 'COLUMN_READ_AS', severity: isAssumed ? 'warning' : 'info', column: own[0]?.header ?? null, assumed: field, message: `${headers} ${own.length > 1 ? 'are' : 'is'} read as ${field}${doubts.length === 0 ? '' : `: ${doubts.join(', ')}`}.` })
  }
  const taken = new Set(sources.flatMap((source) => source.columns))
  for (const column of columns) {
    if (taken.has(column) || scans.get(column.index)?.hasFigures !== true) continue
    const why = column.unit === null ? 'its header names no unit' : (column.metric === 'cpu' || column.metric === 'memory') && column.statistic !== 'p95' ? `it is the ${column.statistic === 'unstated' ? 'figure of no stated kind' : column.statistic} and not the 95th percentile` : 'another column says it better'
    issue({ code: 'FIGURES_NOT_USED', severity: column.unit === null ? 'warning' : 'info', column: column.header, message: `"${column.header}" is kept beside and not used: ${why}.` })
  }
}
