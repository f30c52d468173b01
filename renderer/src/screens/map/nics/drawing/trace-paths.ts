import type { LayoutGraph } from './layout-graph.ts'

/** What a row goes over on both sides, itself among it. */
export interface TracedPath {
  readonly rowId: string
  readonly boxes: ReadonlySet<string>
  /** The ids of the boxes outwards from the row, a column each. */
  readonly source: readonly (readonly string[])[]
  readonly target: readonly (readonly string[])[]
}

/** From each row of the middle outwards to the NICs of both worlds. */
export function tracePaths({ rows, links }: LayoutGraph): readonly TracedPath[] {
  const outwards = { source: new Map<string, string[]>(), target: new Map<string, string[]>() }
  for (const { from, to } of links) {
    outwards.source.set(to, [...(outwards.source.get(to) ?? []), from])
    outwards.target.set(from, [...(outwards.target.get(from) ?? []), to])
  }
  const partner = new Map(links.map(({ from, to }) => [from, to]))
  return rows.map(({ id, left, right }) => {
    // The second adapter of a kind of traffic stands beside nothing, and is linked to it all the same.
    const other = right ?? (left === null ? null : (partner.get(left) ?? null))
    const source = left === null ? [] : walk(left, outwards.source)
    const target = other === null ? [] : walk(other, outwards.target)
    return { rowId: id, boxes: new Set([...source, ...target].flat()), source, target }
  })
}

function walk(start: string, next: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const steps: string[][] = []
  let front = [start]
  while (front.length > 0) {
    steps.push(front)
    front = [...new Set(front.flatMap((id) => next.get(id) ?? []))]
  }
  return steps
}

/** All that lies on a path through one of the boxes. */
export function boxesOnPathsThrough(ids: readonly string[], paths: readonly TracedPath[]): ReadonlySet<string> {
  const found = new Set(ids)
  for (const { boxes } of paths) if (ids.some((id) => boxes.has(id))) for (const id of boxes) found.add(id)
  return found
}
