/** A resource while bandwidth is shared: what is taken of it, and what one MiB/s more for all flows that still rise takes. */
export interface LeveledResource {
  used: number
  demand: number
  /** The rate at which it is full, as the queue last saw it. */
  level: number
}

/** Resources by the rate at which each is full. */
export interface LevelQueue<Resource extends LeveledResource> {
  /** Takes out the resource that is full first, if that is below a rate; null where none is. */
  takeBelow(rate: number): Resource | null
}

/** What is left of the demand of one MiB/s after rounding is smaller than any real one. */
const LEAST_DEMAND = 1e-12

/**
 * A heap that looks at a resource again only when it comes to the top. A level never falls while rates rise, since whoever
 * stops before leaves more to the others; so what is at the top with its true level is the first of all.
 */
export function createLevelQueue<Resource extends LeveledResource>(resources: readonly Resource[]): LevelQueue<Resource> {
  const heap = [...resources]
  for (const resource of heap) resource.level = levelOf(resource)
  for (let place = (heap.length >> 1) - 1; place >= 0; place--) sink(place)
  return {
    takeBelow(rate) {
      for (let top = heap[0]; top !== undefined; top = heap[0]) {
        const level = levelOf(top)
        if (level > top.level) {
          top.level = level
          sink(0)
          continue
        }
        if (top.level >= rate) return null
        removeTop()
        return top
      }
      return null
    },
  }

  function removeTop(): void {
    const last = heap.pop()
    if (last === undefined || heap.length === 0) return
    heap[0] = last
    sink(0)
  }

  function sink(start: number): void {
    const resource = heap[start]
    if (resource === undefined) return
    let place = start
    for (;;) {
      let child = 2 * place + 1
      const left = heap[child]
      if (left === undefined) break
      const right = heap[child + 1]
      const least = right !== undefined && right.level < left.level ? right : left
      if (least === right) child++
      if (least.level >= resource.level) break
      heap[place] = least
      place = child
    }
    heap[place] = resource
  }
}

function levelOf({ used, demand }: LeveledResource): number {
  return demand <= LEAST_DEMAND ? Number.POSITIVE_INFINITY : Math.max(0, 1 - used) / demand
}
