import { z } from 'zod'
import type { ColumnSpec } from './column-spec.ts'

/** What a person changed about the columns of a table. */
export interface ColumnLayout {
  /** Columns that are shown or not against their own wish: only what was changed, so that a column that a newer version brings is shown or not as it wants. */
  readonly shown: Readonly<Record<string, boolean>>
  /** All columns that there were, in order, once one was moved; empty before. */
  readonly order: readonly string[]
  /** Columns that stay in sight at the left. */
  readonly pinned: readonly string[]
}

export const PLAIN_LAYOUT: ColumnLayout = { shown: {}, order: [], pinned: [] }

/** More at the left would leave no room for what is scrolled beside them. */
export const MOST_PINNED = 3

const shownSchema = z.record(z.string(), z.boolean())
export const columnLayoutSchema = z.strictObject({ shown: shownSchema, order: z.array(z.string()), pinned: z.array(z.string()) })

/** A layout as it was kept; before columns had an order, only the choices themselves were kept. Null for anything else. */
export function readColumnLayout(value: unknown): ColumnLayout | null {
  const layout = columnLayoutSchema.safeParse(value)
  if (layout.success) return layout.data
  const shown = shownSchema.safeParse(value)
  return shown.success ? { ...PLAIN_LAYOUT, shown: shown.data } : null
}

/** All columns as a person ordered them, the pinned ones first. One that came with a newer version follows the one that it follows by itself. */
export function arrangeColumns(columns: readonly ColumnSpec[], { order, pinned }: ColumnLayout): readonly ColumnSpec[] {
  const byKey = new Map(columns.map((column) => [column.key, column]))
  const arranged = order.flatMap((key) => byKey.get(key) ?? [])
  for (const [index, column] of columns.entries()) {
    if (order.includes(column.key)) continue
    const before = columns[index - 1]
    arranged.splice(before === undefined ? 0 : arranged.indexOf(before) + 1, 0, column)
  }
  return [...arranged.filter(({ key }) => pinned.includes(key)), ...arranged.filter(({ key }) => !pinned.includes(key))]
}

/** The layout with a column at the place that another one has now. */
export function moveColumn(columns: readonly ColumnSpec[], layout: ColumnLayout, column: string, to: string): ColumnLayout {
  const keys = arrangeColumns(columns, layout).map(({ key }) => key)
  const place = keys.indexOf(to)
  if (place === -1 || !keys.includes(column)) return layout
  return { ...layout, order: keys.filter((key) => key !== column).toSpliced(place, 0, column) }
}
