import type { ChartOption } from '#renderer/components/chart/chart-option.ts'

export interface Part {
  readonly name: string
  readonly values: readonly number[]
}

const FULL = 100
/** What is left over lies behind what is there. */
const OPACITY_OF_REST = 0.3
/** Fewer bars have room for their numbers. */
const MOST_LABELLED = 24

/** Lying bars of parts that add up to the whole, in percent; the last part is what is left over. */
export function stackedShares(categories: readonly string[], parts: readonly Part[], format: (value: number) => string): ChartOption {
  return {
    grid: { left: 8, right: 16, top: 32, bottom: 8, outerBoundsMode: 'same' },
    legend: { top: 0, left: 0, itemWidth: 16, itemHeight: 10 },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, valueFormatter: (value) => (typeof value === 'number' ? `${format(value)} %` : '') },
    xAxis: { type: 'value', max: FULL, axisLabel: { formatter: (value: number) => `${format(value)} %` } },
    yAxis: { type: 'category', inverse: true, data: [...categories] },
    series: parts.map(({ name, values }, index) => ({ type: 'bar', stack: 'all', name, barMaxWidth: 28, data: [...values], ...(index === parts.length - 1 ? { itemStyle: { opacity: OPACITY_OF_REST } } : {}) })),
  }
}

/** Bars side by side over what they belong to, with a line at the target of each. */
export function nodeFill(nodes: readonly string[], fills: readonly Part[], target: Part | null, format: (value: number) => string): ChartOption {
  const line = target === null ? [] : [{ type: 'line' as const, name: target.name, data: [...target.values], symbol: 'none', lineStyle: { type: 'dashed' as const } }]
  return {
    grid: { left: 8, right: 8, top: 32, bottom: 8, outerBoundsMode: 'same' },
    legend: { top: 0, left: 0, itemWidth: 16, itemHeight: 10 },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, valueFormatter: (value) => (typeof value === 'number' ? `${format(value)} %` : '') },
    xAxis: { type: 'category', data: [...nodes], axisLabel: { hideOverlap: true } },
    yAxis: { type: 'value', min: 0, axisLabel: { formatter: (value: number) => `${format(value)} %` } },
    series: [...fills.map(({ name, values }) => ({ type: 'bar' as const, name, barMaxWidth: 18, data: [...values] })), ...line],
  }
}

/** Standing bars, in parts where there are several, each with its number. */
export function standingBars(categories: readonly string[], parts: readonly Part[], axis: { readonly x: string; readonly y: string }): ChartOption {
  const isLabelled = categories.length <= MOST_LABELLED
  return {
    grid: { left: 8, right: 16, top: parts.length > 1 ? 32 : 24, bottom: 24, outerBoundsMode: 'same' },
    ...(parts.length > 1 ? { legend: { top: 0, left: 0, itemWidth: 16, itemHeight: 10 } } : {}),
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
    xAxis: { type: 'category', name: axis.x, nameLocation: 'middle', nameGap: 28, data: [...categories] },
    yAxis: { type: 'value', name: parts.length > 1 ? '' : axis.y, min: 0, minInterval: 1 },
    series: parts.map(({ name, values }) => ({
      type: 'bar',
      name,
      barMaxWidth: 44,
      ...(parts.length > 1 ? { stack: 'all' } : {}),
      data: [...values],
      ...(isLabelled && parts.length === 1 ? { label: { show: true, position: 'top' as const } } : {}),
    })),
  }
}
