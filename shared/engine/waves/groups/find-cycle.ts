/** The shortest way from a node along `edges` back to itself, beginning with the node; null where there is none. */
export function findCycle(start: number, edges: readonly ReadonlySet<number>[]): readonly number[] | null {
  if ((edges[start]?.size ?? 0) === 0) return null
  const cameFrom = new Map<number, number>()
  const queue = [start]
  for (let head = 0; head < queue.length; head++) {
    const node = queue[head] ?? start
    for (const next of edges[node] ?? []) {
      if (next === start) return wayTo(node, start, cameFrom)
      if (cameFrom.has(next)) continue
      cameFrom.set(next, node)
      queue.push(next)
    }
  }
  return null
}

function wayTo(end: number, start: number, cameFrom: ReadonlyMap<number, number>): readonly number[] {
  const way = [end]
  for (let node = end; node !== start; ) {
    node = cameFrom.get(node) ?? start
    way.push(node)
  }
  return way.reverse()
}
