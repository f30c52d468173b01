// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it } from 'vitest'
import { defineComponent, h } from 'vue'
import { createMemoryHistory, createRouter, RouterView } from 'vue-router'
import { createPlaces } from '#renderer/components/places/create-places.ts'
import { PLACES, useKeptPlace } from '#renderer/components/places/use-kept-place.ts'
import { holdPlaces } from './hold-places.ts'
import { goBackOnPage, pagePlaceOf } from './page-place.ts'

/** A page that keeps which of its rows is the last that was looked at. */
const List = defineComponent({
  setup: () => {
    const rows = { last: 0 }
    const kept = useKeptPlace<number>('rows', () => (rows.last === 0 ? null : rows.last))
    return { kept, rows }
  },
  render() { return h('p', { class: 'list' }, String(this.kept)) },
})

async function open(path: string) {
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/vm', component: { render: () => h('i') } }, { path: '/:page(.*)*', component: List }] })
  const places = createPlaces()
  // A memory's history does not count its entries.
  let position = 0
  holdPlaces(router, places, () => position)
  await router.push(path)
  const wrapper = mount(RouterView, { global: { plugins: [router], provide: { [PLACES as symbol]: places } } })
  await flushPromises()
  const go = async (to: string | number): Promise<void> => {
    position += typeof to === 'number' ? to : 1
    if (typeof to === 'number') router.go(to)
    else await router.push(to)
    await flushPromises()
  }
  return { go, look: (last: number) => { wrapper.getComponent(List).vm.rows.last = last }, kept: () => wrapper.find('.list').text() }
}

it('leads back to where somebody was, by the history and by a link that says the same in another order', async () => {
  const { go, look, kept } = await open('/list?a=1&b=2')
  expect(kept()).toBe('null')
  look(7)
  await go('/vm')
  await go(-1)
  expect(kept()).toBe('7')
  look(8)
  await go('/vm')
  await go('/list?b=2&a=1')
  expect(kept()).toBe('8')
  look(0)
  await go('/vm')
  await go('/list?a=1')
  expect(kept()).toBe('null')
})

afterEach(() => { document.body.replaceChildren() })

/** A page of some height that scrolls as far as a browser would have it. */
function page(html: string): HTMLElement {
  const main = document.createElement('main')
  main.innerHTML = html
  document.body.replaceChildren(main)
  for (const element of [main, ...main.querySelectorAll<HTMLElement>('section')]) {
    let top = 0
    Object.defineProperties(element, { scrollHeight: { get: () => element.childElementCount * 100 }, clientHeight: { get: () => 100 }, scrollTop: { get: () => top }, scrollTo: { value: (to: { top: number }) => { top = to.top } } })
  }
  return main
}

const ROWS = '<h1 tabindex="-1">List</h1><section tabindex="0" aria-label="Rows"><p></p><p></p><p><a href="/vm/1">a</a> <a href="/vm/2">b</a></p></section><p></p><p></p>'

it('finds the link that was followed and what was scrolled once they are drawn again', () => {
  const left = page(ROWS)
  left.scrollTo({ top: 150 })
  left.querySelector('section')?.scrollTo({ top: 120 })
  left.querySelectorAll('a')[1]?.focus()
  const place = pagePlaceOf([left], left)
  expect(place).toEqual({ tops: [150], regions: [{ name: 'Rows 1', top: 120, left: 0 }], link: { href: '/vm/2', index: 0 } })
  if (place === null) return

  const again = page('<h1 tabindex="-1">List</h1>')
  again.querySelector('h1')?.focus()
  const end = goBackOnPage(place, [again], again)
  expect([again.scrollTop, document.activeElement?.tagName]).toEqual([0, 'H1'])
  const drawn = page(ROWS)
  again.replaceWith(drawn)
  end()
  drawn.querySelector('h1')?.focus()
  goBackOnPage(place, [drawn], drawn)
  expect([drawn.scrollTop, drawn.querySelector('section')?.scrollTop, document.activeElement?.textContent]).toEqual([150, 120, 'b'])
})

it('waits for what is still to be drawn, and leaves it be where somebody does something themselves', async () => {
  const place = { tops: [0], regions: [], link: { href: '/vm/1', index: 0 } }
  const again = page('<h1 tabindex="-1">List</h1>')
  const more = (): void => again.insertAdjacentHTML('beforeend', '<a href="/vm/1">a</a>')
  const drawn = async (): Promise<void> => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  }
  goBackOnPage(place, [again], again)
  more()
  await drawn()
  expect(document.activeElement?.textContent).toBe('a')

  again.querySelector('a')?.remove()
  again.querySelector('h1')?.focus()
  goBackOnPage(place, [again], again)
  window.dispatchEvent(new Event('wheel'))
  more()
  await drawn()
  expect(document.activeElement?.tagName).toBe('H1')
})

it('keeps nothing of the beginning of a page, and nothing of a table that keeps its place itself', () => {
  const main = page('<div role="grid"><div role="row"><a href="/vm/1">a</a></div></div>')
  main.querySelector('a')?.focus()
  expect(pagePlaceOf([main], main)).toBeNull()
})
