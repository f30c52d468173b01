import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createEventQueue, NO_PLACE, type QueuedEvent } from './event-queue.ts'

it('gives events by time and rank, whatever their times were before', () => {
  fc.assert(fc.property(fc.array(fc.record({ first: fc.nat({ max: 50 }), then: fc.option(fc.nat({ max: 50 })) }), { maxLength: 60 }), (rows) => {
    const queue = createEventQueue<QueuedEvent>()
    const events = rows.map(({ first }, rank): QueuedEvent => ({ at: first, rank, place: NO_PLACE }))
    for (const event of events) queue.put(event)
    for (const [index, { then }] of rows.entries()) {
      const event = events[index]
      if (then === null || event === undefined) continue
      event.at = then
      queue.put(event)
    }
    const taken: QueuedEvent[] = []
    for (let event = queue.takeFirst(); event !== undefined; event = queue.takeFirst()) taken.push(event)
    expect(taken).toEqual([...events].sort((left, right) => left.at - right.at || left.rank - right.rank))
    expect([queue.size, queue.first()]).toEqual([0, undefined])
  }))
})
