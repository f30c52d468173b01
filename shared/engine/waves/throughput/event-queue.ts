/** Something that happens at a time; `place` is the queue's own. */
export interface QueuedEvent {
  /** Seconds from the start. */
  at: number
  /** Of events at one time the one with the lowest rank comes first. */
  readonly rank: number
  place: number
}

/** Events by time, whose times may change while they wait. */
export interface EventQueue<Event extends QueuedEvent> {
  first(): Event | undefined
  /** Puts an event in, or back into order after its time has changed. */
  put(event: Event): void
  takeFirst(): Event | undefined
  readonly size: number
}

/** Not in the queue. */
export const NO_PLACE = -1

/** A binary heap that knows where each event is. */
export function createEventQueue<Event extends QueuedEvent>(): EventQueue<Event> {
  const heap: Event[] = []
  return {
    get size() {
      return heap.length
    },
    first: () => heap[0],
    put(event) {
      if (event.place === NO_PLACE) {
        event.place = heap.length
        heap.push(event)
      }
      if (!rise(event)) sink(event)
    },
    takeFirst() {
      const [top] = heap
      const last = heap.pop()
      if (top === undefined || last === undefined) return undefined
      top.place = NO_PLACE
      if (last !== top) {
        heap[0] = last
        last.place = 0
        sink(last)
      }
      return top
    },
  }

  function rise(event: Event): boolean {
    const start = event.place
    while (event.place > 0) {
      const parent = heap[(event.place - 1) >> 1]
      if (parent === undefined || !isBefore(event, parent)) break
      swap(event, parent)
    }
    return event.place !== start
  }

  function sink(event: Event): void {
    for (;;) {
      const left = heap[2 * event.place + 1]
      const right = heap[2 * event.place + 2]
      if (left === undefined) return
      const least = right !== undefined && isBefore(right, left) ? right : left
      if (!isBefore(least, event)) return
      swap(event, least)
    }
  }

  function swap(one: Event, other: Event): void {
    const place = one.place
    one.place = other.place
    other.place = place
    heap[one.place] = one
    heap[other.place] = other
  }
}

function isBefore(one: QueuedEvent, other: QueuedEvent): boolean {
  return one.at < other.at || (one.at === other.at && one.rank < other.rank)
}
