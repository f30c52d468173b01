import type { BarSeriesOption, LineSeriesOption, PieSeriesOption, SankeySeriesOption, TreemapSeriesOption } from 'echarts/charts'
import type { AriaComponentOption, DatasetComponentOption, GridComponentOption, LegendComponentOption, TooltipComponentOption } from 'echarts/components'
import type { ComposeOption } from 'echarts/core'

/** What a chart of this app can be made of; fonts come from the theme and stay out of it, and so do colours but where they mean something (`ChartInk`). */
export type ChartOption = ComposeOption<
  | BarSeriesOption
  | LineSeriesOption
  | PieSeriesOption
  | SankeySeriesOption
  | TreemapSeriesOption
  | AriaComponentOption
  | DatasetComponentOption
  | GridComponentOption
  | LegendComponentOption
  | TooltipComponentOption
>

/** The numbers behind a chart, for who cannot see it or wants to read them off. */
export interface ChartTable {
  readonly columns: readonly { readonly title: string; readonly isNumber?: boolean }[]
  /** One cell a column; null is what is unknown. Numbers are written by the locale. */
  readonly rows: readonly (readonly (string | number | null)[])[]
}
