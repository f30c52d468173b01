import type { ChartOption, ChartTable } from '#renderer/components/chart/chart-option.ts'
import type { BurnDownWeek } from './burn-down.ts'
import type { WaveRow } from './wave-schedule.ts'

export interface WaveChart {
  readonly option: ChartOption
  readonly table: ChartTable
}

const SECONDS_PER_HOUR = 3_600
const hours = (seconds: number): number => Math.round((seconds / SECONDS_PER_HOUR) * 100) / 100
const GRID = { left: 8, right: 24, top: 32, bottom: 20, outerBoundsMode: 'same' } as const

/** How much is under way from the start of the window on, in steps. `of` picks VMs or MiB/s. */
export function timelineChart({ timeline }: WaveRow, of: 'running' | 'mibPerSecond', names: { readonly time: string; readonly value: string }): WaveChart {
  const points = timeline.map((moment): [number, number] => [hours(moment.atSeconds), of === 'running' ? moment.running : Math.round(moment.mibPerSecond)])
  return {
    option: {
      grid: GRID,
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'value', name: names.time, nameLocation: 'middle', nameGap: 28, min: 0 },
      yAxis: { type: 'value', name: names.value, min: 0, minInterval: 1, nameTextStyle: { align: 'left' } },
      series: [{ type: 'line', step: 'end', name: names.value, symbol: 'none', areaStyle: { opacity: 0.25 }, data: points }],
    },
    table: { columns: [{ title: names.time, isNumber: true }, { title: names.value, isNumber: true }], rows: points },
  }
}

/** Lying bars: what the wave takes, what limits it, and how long the window is, in hours. */
export function boundsChart(bars: readonly { readonly label: string; readonly seconds: number }[], names: { readonly what: string; readonly hours: string }): WaveChart {
  return {
    option: {
      grid: { ...GRID, top: 8 },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
      xAxis: { type: 'value', name: names.hours, nameLocation: 'middle', nameGap: 28, min: 0 },
      yAxis: { type: 'category', inverse: true, data: bars.map(({ label }) => label) },
      series: [{ type: 'bar', name: names.hours, barMaxWidth: 20, data: bars.map(({ seconds }) => hours(seconds)), label: { show: true, position: 'right' } }],
    },
    table: { columns: [{ title: names.what }, { title: names.hours, isNumber: true }], rows: bars.map(({ label, seconds }) => [label, hours(seconds)]) },
  }
}

/** What is still at the source, week by week; the part that has no wave stays. */
export function burnDownChart(weeks: readonly BurnDownWeek[], of: 'vms' | 'tib', names: { readonly week: string; readonly left: string; readonly without: string; readonly moved: string }): WaveChart {
  const round = (value: number): number => Math.round(value * 10) / 10
  const left = weeks.map((week) => round(of === 'vms' ? week.vms : week.tib))
  const without = weeks.map((week) => round(of === 'vms' ? week.vmsWithout : week.tibWithout))
  const moved = weeks.map((week) => round(of === 'vms' ? week.movedVms : week.movedTib))
  const hasWithout = without.some((value) => value > 0)
  return {
    option: {
      grid: { ...GRID, top: 40 },
      legend: { top: 0, left: 0, itemWidth: 16, itemHeight: 10 },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: weeks.map(({ week }) => week), axisLabel: { hideOverlap: true } },
      yAxis: { type: 'value', min: 0 },
      series: [
        { type: 'bar', name: names.moved, barMaxWidth: 22, data: moved },
        { type: 'line', name: names.left, step: 'middle', symbol: 'none', lineStyle: { width: 3 }, data: left },
        ...(hasWithout ? [{ type: 'line' as const, name: names.without, symbol: 'none', lineStyle: { type: 'dashed' as const }, data: without }] : []),
      ],
    },
    table: {
      columns: [{ title: names.week }, { title: names.moved, isNumber: true }, { title: names.left, isNumber: true }, ...(hasWithout ? [{ title: names.without, isNumber: true }] : [])],
      rows: weeks.map(({ week }, index) => [week, moved[index] ?? 0, left[index] ?? 0, ...(hasWithout ? [without[index] ?? 0] : [])]),
    },
  }
}

/** VMs that are left at the source after each day with a wave, of two schedules. */
export function comparisonChart(days: readonly { readonly date: string; readonly kept: number; readonly tried: number }[], names: { readonly date: string; readonly kept: string; readonly tried: string }): WaveChart {
  return stepsChart(names.date, days.map(({ date }) => date), [{ name: names.kept, data: days.map(({ kept }) => kept) }, { name: names.tried, isDashed: true, data: days.map(({ tried }) => tried) }])
}

/** Steps from day to day, as lines or as bars; null is not known, and what nothing is known of is left out. */
export function stepsChart(date: string, days: readonly string[], steps: readonly { readonly name: string; readonly isDashed?: boolean; readonly isBar?: boolean; readonly data: readonly (number | null)[] }[]): WaveChart {
  const shown = steps.filter(({ data }) => data.some((value) => value !== null))
  return {
    option: {
      grid: { ...GRID, top: 40 },
      legend: { top: 0, left: 0, itemWidth: 24, itemHeight: 10 },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: [...days], axisLabel: { hideOverlap: true } },
      yAxis: { type: 'value', min: 0 },
      series: shown.map(({ name, isDashed = false, isBar = false, data }) => (isBar
        ? { type: 'bar' as const, name, barMaxWidth: 22, data: [...data] }
        // One day alone makes no line: it is a dot.
        : { type: 'line' as const, name, step: isDashed && steps.some((other) => other.isBar) ? 'middle' as const : 'end' as const, symbol: days.length === 1 ? 'circle' : 'none', symbolSize: 8, lineStyle: { width: 3, type: isDashed ? 'dashed' as const : 'solid' as const }, data: [...data] })),
    },
    table: { columns: [{ title: date }, ...shown.map(({ name }) => ({ title: name, isNumber: true }))], rows: days.map((day, index) => [day, ...shown.map(({ data }) => data[index] ?? null)]) },
  }
}
