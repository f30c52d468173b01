// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope, shallowRef } from 'vue'
import { useVisibleRows } from './use-visible-rows.ts'

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })

/** Rows of 30 pixels in an element of 300, of which those up to a place are loaded. */
function open(count: number) {
  const loaded = shallowRef(100)
  const element = document.createElement('div')
  Object.defineProperty(element, 'clientHeight', { value: 300 })
  const scope = effectScope()
  const view = scope.run(() => useVisibleRows(() => count, () => 30, { isThere: (_, last) => last < loaded.value }))
  if (view === undefined) throw new Error('The scope was stopped already.')
  view.attach(element)
  const scrollTo = (row: number): void => {
    element.scrollTop = row * 30
    element.dispatchEvent(new Event('scroll'))
  }
  return { view, loaded, element, scrollTo, places: () => view.drawn.value.map(({ place }) => place).sort((left, right) => left - right), stop: () => scope.stop() }
}

it('draws rows where somebody scrolls step by step, loaded or not', () => {
  const { view, scrollTo, places, stop } = open(50_000)
  expect([places()[0], places().length]).toEqual([0, 24])
  for (let row = 8; row <= 200; row += 8) scrollTo(row)
  expect([view.isJumping(), places()[0], places().at(-1)]).toEqual([false, 196, 219])
  expect(view.drawn.value.every(({ key, place }) => key === place % 24)).toBe(true)
  stop()
})

it('keeps what is drawn while somebody jumps to rows that are not there, and draws those that are wanted once they are', () => {
  const { view, loaded, scrollTo, places, stop } = open(50_000)
  expect(places()[0]).toBe(0)
  scrollTo(10_000)
  expect([view.isJumping(), view.wanted.value, places()[0]]).toEqual([true, { first: 9_996, end: 10_020 }, 0])
  loaded.value = 20_000
  expect(places()[0]).toBe(9_996)
  scrollTo(40_000)
  expect(places()[0]).toBe(9_996)
  // Whoever rests sees where they are, with texts or without.
  vi.advanceTimersByTime(100)
  expect([view.isJumping(), places()[0]]).toEqual([false, 39_996])
  stop()
})

it('brings a row into sight, and leaves the element alone where it is', () => {
  const { view, element, stop } = open(1_000)
  const set = vi.spyOn(element, 'scrollTop', 'set')
  view.reveal(0)
  expect(set).not.toHaveBeenCalled()
  view.reveal(500)
  expect([element.scrollTop, view.wanted.value.first]).toEqual([501 * 30 - (300 - 33), 488])
  view.reveal(500)
  expect(set).toHaveBeenCalledTimes(1)
  stop()
})
