import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts'
import { numberText } from '#renderer/format/number-text.ts'
import type { ChartOption } from './chart-option.ts'

/** More digits tell nobody more of what is drawn. */
const MOST_FRACTION_DIGITS = 2
/** What ECharts writes for a value that there is not. */
const NO_VALUE = '-'

type Series = Exclude<ChartOption['series'], readonly unknown[] | undefined>

/**
 * What every chart has: no movement, patterns beside colours where there are several series, and numbers in the form that the
 * person chose wherever the chart says no other. Bars that grow would be drawn anew in each frame of the second after a screen opens.
 */
export function finishOption(option: ChartOption): ChartOption {
  const series = option.series === undefined ? [] : Array.isArray(option.series) ? option.series : [option.series]
  return {
    ...option,
    ...(option.tooltip === undefined || Array.isArray(option.tooltip) ? {} : { tooltip: { valueFormatter: wordOf, ...option.tooltip } }),
    ...(option.series === undefined ? {} : { series: series.map(withNumbers) }),
    animation: false,
    // The table beside the chart says it in the app's own words, so ECharts describes nothing.
    aria: { enabled: true, label: { enabled: false }, decal: { show: series.length > 1 } },
  }
}

function withNumbers(series: Series): Series {
  return series.type === 'bar' || series.type === 'line' ? withLabels(series) : series
}

function withLabels<Labelled extends BarSeriesOption | LineSeriesOption>(series: Labelled): Labelled {
  if (series.label?.show !== true || series.label.formatter !== undefined) return series
  return { ...series, label: { ...series.label, formatter: ({ value }: { value?: unknown }) => wordOf(value) } }
}

function wordOf(value: unknown): string {
  if (typeof value === 'number') return numberText(value, { maximumFractionDigits: MOST_FRACTION_DIGITS })
  return typeof value === 'string' ? value : NO_VALUE
}
