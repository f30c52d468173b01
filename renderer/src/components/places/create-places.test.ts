import { describe, expect, it } from 'vitest'
import { createPlaces, type HistoryEntry } from './create-places.ts'

const entry = (position: number, address: string): HistoryEntry => ({ position, path: address.split('?')[0] ?? '', address })

/** A list with rows, and the page of one of them; what each visit of the list finds kept. */
function setUp() {
  const places = createPlaces()
  let row = 0
  const visit = (position: number, address: string, isByHistory = false): unknown => {
    places.arrive(entry(position, address), isByHistory)
    return places.take('rows')
  }
  return { places, visit, leaveAt: (at: number, address: string) => {
    row = at
    const release = places.hold('rows', () => (row === 0 ? null : row))
    places.leave(address)
    release()
  } }
}

describe('places of pages', () => {
  it('are led back to by the history, each entry to its own', () => {
    const { visit, leaveAt } = setUp()
    visit(0, '/list')
    leaveAt(7, '/list')
    visit(1, '/vm')
    leaveAt(0, '/vm')
    expect(visit(2, '/list')).toBe(7)
    leaveAt(9, '/list')
    visit(3, '/vm')
    leaveAt(0, '/vm')
    expect(visit(2, '/list', true)).toBe(9)
    leaveAt(9, '/list')
    visit(1, '/vm', true)
    leaveAt(0, '/vm')
    expect(visit(0, '/list', true)).toBe(7)
  })

  it('are led back to by a link to the very same address, and by no other', () => {
    const { visit, leaveAt } = setUp()
    visit(0, '/list?a=1')
    leaveAt(7, '/list?a=1')
    expect(visit(1, '/list?a=2')).toBeNull()
    leaveAt(0, '/list?a=2')
    expect(visit(2, '/list?a=1')).toBeNull()
    leaveAt(4, '/list?a=1')
    visit(3, '/vm')
    leaveAt(0, '/vm')
    expect(visit(4, '/list?a=1')).toBe(4)
  })

  it('are given once, and are not those of what a link has put at the same place of the history', () => {
    const { places, visit, leaveAt } = setUp()
    visit(0, '/list')
    leaveAt(7, '/list')
    visit(1, '/vm')
    leaveAt(3, '/vm')
    expect(visit(0, '/list', true)).toBe(7)
    expect(places.take('rows')).toBeNull()
    leaveAt(7, '/list')
    visit(1, '/other')
    leaveAt(0, '/other')
    visit(0, '/list', true)
    leaveAt(7, '/list')
    expect(visit(1, '/other', true)).toBeNull()
  })

  it('stay while the address of the same page says more', () => {
    const { places, visit, leaveAt } = setUp()
    visit(0, '/list')
    leaveAt(7, '/list')
    visit(1, '/vm')
    leaveAt(0, '/vm')
    places.arrive(entry(0, '/list'), true)
    places.arrive(entry(0, '/list?scope=s'), false)
    expect(places.take('rows')).toBe(7)
  })

  it('are forgotten with the project, and beyond fifty pages the oldest first', () => {
    const { places, visit, leaveAt } = setUp()
    for (let position = 0; position <= 50; position++) {
      visit(position, `/list/${position}`)
      leaveAt(1, `/list/${position}`)
    }
    expect([visit(0, '/list/0', true), visit(1, '/list/1', true)]).toEqual([null, 1])
    places.forget()
    expect(visit(2, '/list/2', true)).toBeNull()
  })
})
