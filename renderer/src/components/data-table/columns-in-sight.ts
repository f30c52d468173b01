import type { ColumnSpec } from './column-spec.ts'
import { gridColumns } from './grid-columns.ts'

/** A column that cells are drawn for. */
export interface DrawnColumn {
  readonly column: ColumnSpec
  /** Its place among all that are shown. */
  readonly index: number
  readonly isPinned: boolean
  /** Where its cells stand, unless right behind those before them. */
  readonly style: { readonly left?: string; readonly gridColumn?: number } | undefined
}

export interface ColumnsInSightInput {
  /** All that are shown. */
  readonly columns: readonly ColumnSpec[]
  /** How many of them stay in sight at the left. */
  readonly pinned: number
  /** That has the way in for the keyboard: it is drawn wherever it is; -1: none of these. */
  readonly active: number
  /** How far the grid is scrolled, and how wide it is, in CSS pixels; a width of 0 is not known. */
  readonly left: number
  readonly width: number
}

/** Drawn beyond either edge, in CSS pixels, so that slow scrolling shows no gap. */
const SPARE_WIDTH = 120
/** Lines of a grid count from 1, and the checkboxes are the first column. */
const FIRST_LINE = 2

/** The columns that are in sight, those that are pinned, and the active one, in their order; all of them where nobody knows how wide the grid is. */
export function columnsInSight({ columns, pinned, active, left, width }: ColumnsInSightInput): readonly DrawnColumn[] {
  const { lefts } = gridColumns(columns, columns.length)
  const isInSight = (index: number, own: number): boolean => {
    const start = lefts[index] ?? 0
    return width === 0 || index < pinned || index === active || (start + own > left - SPARE_WIDTH && start < left + width + SPARE_WIDTH)
  }
  let next = 0
  return columns.flatMap((column, index) => {
    if (!isInSight(index, column.width)) return []
    const isPinned = index < pinned
    const style = isPinned ? { left: `${String(lefts[index] ?? 0)}px` } : index === next ? undefined : { gridColumn: index + FIRST_LINE }
    next = index + 1
    return [{ column, index, isPinned, style }]
  })
}
