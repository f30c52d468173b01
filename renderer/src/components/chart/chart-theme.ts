import { CHART_COLOURS } from './chart-colours.ts'
import { numberText } from '#renderer/format/number-text.ts'
import type { Palette } from '#renderer/theme/palette.ts'

/** The system's own, as everywhere in the app. */
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif'

/** A theme of ECharts in the app's colours (echarts.apache.org, handbook, "Style", themes). */
export function chartTheme(palette: Palette, theme: 'light' | 'dark') {
  const text = { color: palette.text, fontFamily: FONT }
  const axis = {
    axisLine: { show: true, lineStyle: { color: palette.controlBorder } },
    axisTick: { lineStyle: { color: palette.controlBorder } },
    axisLabel: text,
    nameTextStyle: { ...text, color: palette.textMuted },
    splitLine: { lineStyle: { color: palette.border } },
  }
  return {
    color: [...CHART_COLOURS[theme]],
    backgroundColor: palette.surface,
    textStyle: text,
    legend: { textStyle: text },
    categoryAxis: { ...axis, splitLine: { show: false } },
    // Whoever adds a unit says so in the chart's own option.
    valueAxis: { ...axis, axisLabel: { ...text, formatter: (value: number) => numberText(value) } },
    bar: { label: text },
    sankey: { label: text },
    treemap: { itemStyle: { borderColor: palette.surface } },
    tooltip: { backgroundColor: palette.surfaceRaised, borderColor: palette.controlBorder, textStyle: text },
  }
}

export type ChartTheme = ReturnType<typeof chartTheme>
