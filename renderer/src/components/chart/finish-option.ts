import type { ChartOption } from './chart-option.ts'

/** What every chart has: no movement for who wants none, and patterns beside colours where there are several series. */
export function finishOption(option: ChartOption, isMotionReduced: boolean): ChartOption {
  const series = Array.isArray(option.series) ? option.series.length : 1
  return {
    ...option,
    animation: !isMotionReduced,
    // The table beside the chart says it in the app's own words, so ECharts describes nothing.
    aria: { enabled: true, label: { enabled: false }, decal: { show: series > 1 } },
  }
}
