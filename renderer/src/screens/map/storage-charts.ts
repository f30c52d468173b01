import type { ChartOption } from '#renderer/components/chart/chart-option.ts'
import type { StorageClassUse, StorageRow } from '#shared/contract/mapping-rows.ts'
import { MIB_PER_TIB } from '#shared/domain/units.ts'

/** So many bars can be told apart and named at a glance. */
const MOST_BARS = 12

export interface Share {
  readonly name: string
  readonly tib: number
  /** Of all rows, from 0 to 1; null where there is nothing to share. */
  readonly share: number | null
}

/** Datastores by the size of their disks, the largest first; what is no bar of its own is one share, `others` long. */
export function sharesOf(rows: readonly Pick<StorageRow, 'id' | 'name' | 'provisionedMib'>[]): { readonly named: readonly Share[]; readonly others: Share & { readonly count: number } } {
  const used = rows.filter((row) => row.provisionedMib > 0)
  const sorted = used.sort((left, right) => right.provisionedMib - left.provisionedMib || (left.id < right.id ? -1 : 1))
  const total = sum(sorted)
  const shareOf = (mib: number): number | null => (total === 0 ? null : mib / total)
  const rest = sorted.slice(MOST_BARS)
  return {
    named: sorted.slice(0, MOST_BARS).map((row) => ({ name: row.name, tib: row.provisionedMib / MIB_PER_TIB, share: shareOf(row.provisionedMib) })),
    others: { name: '', count: rest.length, tib: sum(rest) / MIB_PER_TIB, share: shareOf(sum(rest)) },
  }
}

/** Lying bars, the first at the top: names of classes and datastores are long. */
export function barOption(names: readonly string[], series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[], format: (value: number) => string): ChartOption {
  return {
    grid: { left: 8, right: 64, top: series.length > 1 ? 32 : 8, bottom: 8, outerBoundsMode: 'same' },
    ...(series.length > 1 ? { legend: { top: 0, left: 0 } } : {}),
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, valueFormatter: (value) => (typeof value === 'number' ? format(value) : '') },
    xAxis: { type: 'value' },
    yAxis: { type: 'category', inverse: true, data: [...names], axisLabel: { width: 240, overflow: 'truncate' } },
    series: series.map(({ name, values }) => ({
      type: 'bar',
      name,
      barMaxWidth: 18,
      // What is unknown has no bar: none of length zero.
      data: values.map((value) => value ?? '-'),
      label: { show: true, position: 'right', formatter: ({ value }: { value: unknown }) => (typeof value === 'number' ? format(value) : '') },
    })),
  }
}

export function tibOf(mib: number | null): number | null {
  return mib === null ? null : mib / MIB_PER_TIB
}

export function wantedAndStated(classes: readonly StorageClassUse[]): { readonly wanted: (number | null)[]; readonly stated: (number | null)[] } {
  return { wanted: classes.map((use) => tibOf(use.wantedMib)), stated: classes.map((use) => tibOf(use.capacityMib)) }
}

function sum(rows: readonly Pick<StorageRow, 'provisionedMib'>[]): number {
  return rows.reduce((total, row) => total + row.provisionedMib, 0)
}
