// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, expect, it } from 'vitest'
import { createPlaces, type Places } from '#renderer/components/places/create-places.ts'
import type { QueryRow } from '#shared/contract/inventory-query.ts'
import { type Answer, openTable as openAny, rowsOf, rowOf } from './testing/open-table.ts'

const ROW_HEIGHT = 30
const LIST = { position: 0, path: '/list', address: '/list' }

/** A table of its own, whose columns nobody else has moved. */
const openTable: typeof openAny = (answer, props, places) => openAny(answer, { name: 'places', ...props }, places)

/** A list that has these rows. */
const listing = (rows: readonly QueryRow[]): Answer => ({ offset, limit }) => ({ ok: true, value: { columns: [], total: rows.length, matching: rows.length, rows: rows.slice(offset, offset + limit), facets: [] } })

/** Goes to a page, as its parts are told, and back to the list. */
function comeBack(places: Places): void {
  places.arrive({ position: 1, path: '/vm', address: '/vm' }, false)
  places.arrive(LIST, true)
}

/** A list that is scrolled to row 250, where one row was ticked beside row 3, and row 251 was opened; left by now. */
async function leave(answer: Answer, props: Record<string, unknown> = {}) {
  const places = createPlaces()
  places.arrive(LIST, false)
  const table = await openTable(answer, props, places)
  await table.box(3).trigger('click')
  const grid = table.wrapper.get<HTMLElement>('[role=grid]').element
  grid.scrollTop = 250 * ROW_HEIGHT
  grid.dispatchEvent(new Event('scroll'))
  await flushPromises()
  await new Promise((resolve) => requestAnimationFrame(resolve))
  await flushPromises()
  await table.box(252).trigger('click')
  table.cell(251, 0).element.focus()
  places.leave('/list')
  table.wrapper.unmount()
  comeBack(places)
  return places
}

afterEach(() => { document.body.replaceChildren() })

it('leads back to the rows in sight, the ticks and the row that was opened, and asks for no more than their page', async () => {
  const places = await leave(rowsOf(1_000))
  const { wrapper, asked, bulk, cell } = await openTable(rowsOf(1_000), {}, places)
  const [first, ...others] = asked.map(({ offset }) => offset)
  // Those beside it are asked for as always.
  expect([first, others.filter((offset) => offset !== 100 && offset !== 300)]).toEqual([200, []])
  expect(wrapper.get('[role=grid]').element.scrollTop).toBe(250 * ROW_HEIGHT)
  expect(document.activeElement).toBe(cell(251, 0).element)
  expect(bulk.at(-1)).toMatchObject({ count: 2, ranges: [[3, 3], [252, 252]] })
})

it('begins anew where other rows are asked for, and takes the focus from nobody', async () => {
  const places = await leave(rowsOf(1_000))
  const field = document.body.appendChild(document.createElement('input'))
  field.focus()
  const { wrapper, asked, bulk } = await openTable(rowsOf(1_000), { state: { where: '', search: 'sql', filters: [], sort: [], group: [] } }, places)
  expect([asked[0]?.offset, wrapper.get('[role=grid]').element.scrollTop, bulk.length]).toEqual([0, 0, 0])
  expect(document.activeElement).toBe(field)
})

it('finds the same rows again where something was decided meanwhile, and says which are gone', async () => {
  const all = Array.from({ length: 1_000 }, (_, place) => rowOf(place))
  const places = await leave(listing(all))
  // One before them is gone, and so is one of those that were ticked.
  const rest = all.filter(({ id }) => id !== 'vm-0' && id !== 'vm-252')
  const { wrapper, bulk, cell } = await openTable(listing(rest), { generation: 1 }, places)
  await flushPromises()
  expect(bulk.at(-1)).toMatchObject({ count: 1, ranges: [[2, 2]] })
  expect(document.activeElement).toBe(cell(250, 0).element)
  expect(cell(250, 0).text()).toBe('web251')
  expect(wrapper.get('.notice').text()).toContain('1 selected row is no longer where it was')
})

it('selects nothing that cannot be known to be the same', async () => {
  const places = createPlaces()
  places.arrive(LIST, false)
  const before = await openTable(rowsOf(5_000), {}, places)
  await before.wrapper.findAll('button').find((one) => one.text() === 'Select all')?.trigger('click')
  places.leave('/list')
  before.wrapper.unmount()
  comeBack(places)
  const { bulk, wrapper } = await openTable(rowsOf(5_000), { generation: 1 }, places)
  await flushPromises()
  expect([bulk.length, wrapper.get('.notice').text()]).toEqual([0, '5,000 selected rows are no longer where they were, and were left out of the selection.'])
})
