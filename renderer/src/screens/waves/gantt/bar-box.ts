import type { GanttBar } from './gantt-rows.ts'
import { type TimeScale, xOf } from './time-scale.ts'

/** A window of eight hours is thinner than a hair where a year is on the screen: bars are as wide as this, in pixels, if there is room. */
const LEAST_WIDTH = 22
const GAP = 2

export interface BarBox {
  readonly x: number
  readonly width: number
  /** Where the copies of warm VMs begin; the bar's own left where there are none. */
  readonly leadX: number
}

/** Where a bar is drawn; `next` is the one to the right of it in its row. */
export function barBox(scale: TimeScale, bar: Pick<GanttBar, 'startMs' | 'endMs' | 'leadMs'>, next?: Pick<GanttBar, 'startMs'>): BarBox {
  const x = xOf(scale, bar.startMs)
  const room = next === undefined ? Infinity : xOf(scale, next.startMs) - x - GAP
  const width = Math.max(xOf(scale, bar.endMs) - x, Math.min(LEAST_WIDTH, Math.max(GAP, room)))
  return { x, width, leadX: xOf(scale, bar.startMs - bar.leadMs) }
}
