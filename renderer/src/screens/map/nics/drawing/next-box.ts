import { COLUMNS } from './layout-graph.ts'
import type { PlacedBox } from './place-layout.ts'

/** The box that an arrow key leads to: above and below in its column, or the nearest of the next column that has any. Null where there is none. */
export function nextBox(boxes: readonly PlacedBox[], id: string, key: string): string | null {
  const from = boxes.find((box) => box.id === id)
  if (from === undefined) return null
  const column = boxes.filter((box) => box.column === from.column).sort((left, right) => left.y - right.y)
  const at = column.indexOf(from)
  switch (key) {
    case 'ArrowUp':
      return column[at - 1]?.id ?? null
    case 'ArrowDown':
      return column[at + 1]?.id ?? null
    case 'Home':
      return column[0]?.id ?? null
    case 'End':
      return column.at(-1)?.id ?? null
    case 'ArrowLeft':
    case 'ArrowRight': {
      const place = COLUMNS.indexOf(from.column)
      const others = key === 'ArrowLeft' ? COLUMNS.slice(0, place).reverse() : COLUMNS.slice(place + 1)
      const next = others.map((name) => boxes.filter((box) => box.column === name)).find((found) => found.length > 0) ?? []
      const distance = (box: PlacedBox): number => Math.abs(box.y + box.height / 2 - from.y - from.height / 2)
      return next.toSorted((left, right) => distance(left) - distance(right))[0]?.id ?? null
    }
    default:
      return null
  }
}
