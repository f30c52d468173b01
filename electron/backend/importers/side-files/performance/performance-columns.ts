import type { Statistic } from '#shared/domain/side/performance.ts'
import type { SideBinding } from '../side-column.ts'
import { type Metric, type PerformanceHeader, readPerformanceHeader, type Unit } from './performance-header.ts'

/** A column of figures of a file. */
export interface FigureColumn extends PerformanceHeader {
  readonly index: number
  readonly header: string
}

/** The field of a figure, from the metric and the unit in which it is stated. */
export type FigureField = 'cpuP95Percent' | 'cpuP95Mhz' | 'memoryP95Mib' | 'memoryP95Percent' | 'iops' | 'throughputMbytesPerS' | 'dailyChangeMib' | 'dailyChangePercent'

/** The figures of a field: one column, or one of reads and one of writes. */
export interface FigureSource {
  readonly field: FigureField
  readonly statistic: Statistic
  readonly columns: readonly FigureColumn[]
}

/** Every column of the file that holds figures of a VM. */
export function figureColumns({ headers, others }: SideBinding): FigureColumn[] {
  return others.flatMap((index) => {
    const header = headers[index] ?? ''
    const read = readPerformanceHeader(header)
    return read === null ? [] : [{ ...read, index, header }]
  })
}

/**
 * The best columns for each field. CPU and memory are wanted as 95th percentiles: averages and peaks are not taken for
 * them. Of IOPS and throughput what is nearest to it is taken, and the row says which it is.
 */
export function chooseFigures(columns: readonly FigureColumn[]): FigureSource[] {
  return FIELDS.flatMap(({ field, metric, unit, statistics }) => {
    const own = columns.filter((column) => column.metric === metric && column.unit === unit)
    for (const statistic of statistics) {
      const same = own.filter((column) => column.statistic === statistic)
      const total = same.find(({ part }) => part === 'total')
      const [read, write] = (['read', 'write'] as const).map((part) => same.find((column) => column.part === part))
      if (total !== undefined) return [{ field, statistic, columns: [total] }]
      if (read !== undefined && write !== undefined) return [{ field, statistic, columns: [read, write] }]
    }
    return []
  })
}

const PERCENTILE_ONLY: readonly Statistic[] = ['p95', 'unstated']
const NEAREST: readonly Statistic[] = ['p95', 'unstated', 'peak', 'average']
/** Changes are summed over a day: the average of days is what one plans with. */
const CHANGES: readonly Statistic[] = ['unstated', 'average', 'p95', 'peak']

const FIELDS: readonly { readonly field: FigureField; readonly metric: Metric; readonly unit: Unit; readonly statistics: readonly Statistic[] }[] = [
  { field: 'cpuP95Percent', metric: 'cpu', unit: 'percent', statistics: PERCENTILE_ONLY },
  { field: 'cpuP95Mhz', metric: 'cpu', unit: 'mhz', statistics: PERCENTILE_ONLY },
  { field: 'memoryP95Mib', metric: 'memory', unit: 'mib', statistics: PERCENTILE_ONLY },
  { field: 'memoryP95Percent', metric: 'memory', unit: 'percent', statistics: PERCENTILE_ONLY },
  { field: 'iops', metric: 'iops', unit: 'perS', statistics: NEAREST },
  { field: 'throughputMbytesPerS', metric: 'throughput', unit: 'mbytesPerS', statistics: NEAREST },
  { field: 'dailyChangeMib', metric: 'dailyChange', unit: 'mib', statistics: CHANGES },
  { field: 'dailyChangePercent', metric: 'dailyChange', unit: 'percent', statistics: CHANGES },
]
