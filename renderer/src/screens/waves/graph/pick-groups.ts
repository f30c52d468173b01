import type { WaveSchedule } from '../wave-schedule.ts'

type Edge = WaveSchedule['edges'][number]

/** What of the groups is drawn: those that something holds between, and of many those around what somebody looks for. */
export interface PickedGroups {
  readonly ids: ReadonlySet<string>
  /** Groups that something holds between, drawn or not. */
  readonly tied: number
}

/** A neighbour's neighbour still says why a group is where it is; further ones do not. */
const HOPS = 2

/**
 * The groups to draw, at most `most` of them: around those in `wanted` (nearest first), or around the groups with the most
 * edges where nothing is wanted. Groups without an edge are drawn only where they are wanted.
 */
export function pickGroups(edges: readonly Edge[], wanted: readonly string[], most: number): PickedGroups {
  const neighbours = new Map<string, string[]>()
  const add = (from: string, to: string): void => {
    const list = neighbours.get(from)
    if (list === undefined) neighbours.set(from, [to])
    else list.push(to)
  }
  for (const { group, other } of edges) {
    add(group, other)
    add(other, group)
  }
  const starts = wanted.length > 0 ? wanted : [...neighbours].sort(([, left], [, right]) => right.length - left.length).map(([id]) => id)
  const ids = new Set<string>()
  // Where nothing is wanted each group is the start of its own neighbourhood, the one with the most edges first.
  for (const batch of wanted.length > 0 ? [starts] : starts.map((id) => [id])) {
    let edge = batch
    for (let hop = 0; hop <= HOPS && ids.size < most; hop++) {
      const next: string[] = []
      for (const id of edge) {
        if (ids.size >= most) break
        if (!ids.has(id)) {
          ids.add(id)
          next.push(...(neighbours.get(id) ?? []))
        }
      }
      edge = next
    }
    if (ids.size >= most) break
  }
  return { ids, tied: neighbours.size }
}
