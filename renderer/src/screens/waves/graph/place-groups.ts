import { compareNatural } from '#shared/domain/compare.ts'
import type { WaveGroup, WaveSchedule } from '../wave-schedule.ts'

/** A box of the graph, in pixels. */
export interface PlacedGroup {
  readonly group: WaveGroup
  readonly x: number
  readonly y: number
}

export interface PlacedEdge {
  readonly kind: 'after' | 'apart'
  readonly because: string
  readonly d: string
}

export interface PlacedGraph {
  readonly width: number
  readonly height: number
  readonly boxes: readonly PlacedGroup[]
  readonly edges: readonly PlacedEdge[]
  /** The titles of columns: waves in order, then what has none. */
  readonly columns: readonly { readonly wave: number | null; readonly x: number }[]
}

export const BOX = { width: 176, height: 40 } as const
const GAP = { x: 72, y: 12 } as const
const HEAD_HEIGHT = 28
/** Twice there and back: more changes little. */
const SWEEPS = 4
/** How far the curve of two groups in one column goes out to the right. */
const BULGE = 36

/** Groups in columns by their waves, in an order that crosses few lines; `after` goes from left to right, `apart` between any two. */
export function placeGroups(groups: readonly WaveGroup[], edges: WaveSchedule['edges']): PlacedGraph {
  const shown = new Set(groups.map(({ id }) => id))
  const lines = edges.filter(({ group, other }) => shown.has(group) && shown.has(other))
  const waves = [...new Set(groups.map(({ wave }) => wave ?? Infinity))].sort((left, right) => left - right)
  const columns = waves.map((wave) => groups.filter((group) => (group.wave ?? Infinity) === wave).sort((left, right) => compareNatural(left.name, right.name)))
  const rows = new Map<string, number>()
  const number = (): void => { for (const column of columns) for (const [row, { id }] of column.entries()) rows.set(id, row) }
  number()
  const ends = new Map<string, string[]>()
  for (const { group, other } of lines) {
    ends.set(group, [...(ends.get(group) ?? []), other])
    ends.set(other, [...(ends.get(other) ?? []), group])
  }
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (const column of sweep % 2 === 0 ? columns : [...columns].reverse()) {
      const middle = new Map(column.map(({ id }) => [id, mean((ends.get(id) ?? []).map((end) => rows.get(end) ?? 0)) ?? rows.get(id) ?? 0]))
      column.sort((left, right) => (middle.get(left.id) ?? 0) - (middle.get(right.id) ?? 0) || compareNatural(left.name, right.name))
      for (const [row, { id }] of column.entries()) rows.set(id, row)
    }
  }
  const boxes = columns.flatMap((column, index) => column.map((group, row) => ({ group, x: index * (BOX.width + GAP.x), y: HEAD_HEIGHT + row * (BOX.height + GAP.y) })))
  const boxOf = new Map(boxes.map((box) => [box.group.id, box]))
  return {
    width: columns.length * (BOX.width + GAP.x) - GAP.x + BULGE,
    height: HEAD_HEIGHT + Math.max(0, ...columns.map(({ length }) => length)) * (BOX.height + GAP.y),
    boxes,
    edges: lines.flatMap(({ kind, group, other, because }) => {
      const [to, from] = [boxOf.get(group), boxOf.get(other)]
      return to === undefined || from === undefined ? [] : [{ kind, because, d: curve(from, to) }]
    }),
    columns: waves.map((wave, index) => ({ wave: Number.isFinite(wave) ? wave : null, x: index * (BOX.width + GAP.x) })),
  }
}

function curve(from: PlacedGroup, to: PlacedGroup): string {
  const [fromY, toY] = [from.y + BOX.height / 2, to.y + BOX.height / 2]
  if (from.x === to.x) {
    const x = from.x + BOX.width
    return `M${x} ${fromY} C${x + BULGE} ${fromY} ${x + BULGE} ${toY} ${x} ${toY}`
  }
  const isForward = from.x < to.x
  const [startX, endX] = isForward ? [from.x + BOX.width, to.x] : [from.x, to.x + BOX.width]
  const step = isForward ? GAP.x : -GAP.x
  if (endX - startX === step) return `M${startX} ${fromY} ${bend(startX, fromY, endX, toY)}`
  // Behind the boxes of a column between, a line would seem to lead to one of them: all columns leave the same rows free.
  const freeY = toY < fromY ? from.y - GAP.y / 2 : from.y + BOX.height + GAP.y / 2
  return `M${startX} ${fromY} ${bend(startX, fromY, startX + step, freeY)} L${endX - step} ${freeY} ${bend(endX - step, freeY, endX, toY)}`
}

function bend(fromX: number, fromY: number, toX: number, toY: number): string {
  const middle = (fromX + toX) / 2
  return `C${middle} ${fromY} ${middle} ${toY} ${toX} ${toY}`
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}
