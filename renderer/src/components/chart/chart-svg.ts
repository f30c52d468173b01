import './echarts-parts.ts'
import { init } from 'echarts/core'
import type { ChartOption } from './chart-option.ts'
import type { ChartTheme } from './chart-theme.ts'

/** The chart as an SVG document of the size given, drawn outside the page. */
export function chartSvg(option: ChartOption, theme: ChartTheme, size: { readonly width: number; readonly height: number }): string {
  const chart = init(null, theme, { renderer: 'svg', ssr: true, ...size })
  try {
    chart.setOption({ ...option, animation: false })
    return chart.renderToSVGString()
  } finally {
    chart.dispose()
  }
}
