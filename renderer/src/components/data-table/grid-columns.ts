import type { ColumnSpec } from './column-spec.ts'

/** Of the column of checkboxes, in CSS pixels. */
const TICK_WIDTH = 40

/** Where the columns of a grid stand. */
export interface GridColumns {
  /** For grid-template-columns, the checkboxes first. */
  readonly widths: string
  /** Of all of them, in CSS pixels. */
  readonly width: number
  /** How far from the left each pinned column stays, in CSS pixels. */
  readonly lefts: readonly number[]
  /** What the pinned ones and the checkboxes cover, in CSS pixels; 0 where none is pinned. */
  readonly covered: number
}

/** The places of columns, of which the first `pinned` stay in sight at the left. */
export function gridColumns(columns: readonly ColumnSpec[], pinned: number): GridColumns {
  const all = [TICK_WIDTH, ...columns.map((column) => column.width)]
  const sumTo = (count: number): number => all.slice(0, count).reduce((sum, width) => sum + width, 0)
  return {
    widths: all.map((width) => `${width}px`).join(' '),
    width: sumTo(all.length),
    lefts: Array.from({ length: pinned }, (_, place) => sumTo(place + 1)),
    covered: pinned === 0 ? 0 : sumTo(pinned + 1),
  }
}
