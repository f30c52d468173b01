import { expect, test } from 'vitest'
import type { ColumnSpec } from './column-spec.ts'
import { columnsInSight, type ColumnsInSightInput } from './columns-in-sight.ts'

/** Ten columns of 100 pixels behind the checkboxes' 40. */
const COLUMNS: readonly ColumnSpec[] = Array.from({ length: 10 }, (_, index) => ({ key: `c${String(index)}`, titleKey: '', type: 'text', width: 100 }))
const PLAIN: ColumnsInSightInput = { columns: COLUMNS, pinned: 0, active: 0, left: 0, width: 300 }

test.each<[string, Partial<ColumnsInSightInput>, readonly number[], Readonly<Record<number, object>>]>([
  ['from the left, with what is right beyond the edge', {}, [0, 1, 2, 3], {}],
  ['scrolled, with the active one where it is', { left: 400 }, [0, 2, 3, 4, 5, 6, 7], { 2: { gridColumn: 4 } }],
  ['scrolled, with the active one behind them', { left: 200, active: 9 }, [0, 1, 2, 3, 4, 5, 9], { 9: { gridColumn: 11 } }],
  ['scrolled to the end', { left: 740, active: 8 }, [5, 6, 7, 8, 9], { 5: { gridColumn: 7 } }],
  ['what is pinned stays', { left: 740, pinned: 2, active: 8 }, [0, 1, 5, 6, 7, 8, 9], { 0: { left: '40px' }, 1: { left: '140px' }, 5: { gridColumn: 7 } }],
  ['the checkboxes have the way in', { active: -1, left: 740 }, [5, 6, 7, 8, 9], { 5: { gridColumn: 7 } }],
  ['all, where nobody knows how wide it is', { width: 0 }, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], {}],
  ['none of none', { columns: [] }, [], {}],
])('%s', (_, input, indexes, styles) => {
  const drawn = columnsInSight({ ...PLAIN, ...input })
  expect(drawn.map(({ index }) => index)).toEqual(indexes)
  expect(Object.fromEntries(drawn.flatMap(({ index, style }) => (style === undefined ? [] : [[index, style]])))).toEqual(styles)
  expect(drawn.every(({ column, index, isPinned }) => column === COLUMNS[index] && isPinned === index < (input.pinned ?? 0))).toBe(true)
})
