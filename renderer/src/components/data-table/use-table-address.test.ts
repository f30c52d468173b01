// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { defineComponent, h, nextTick } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { PLAIN_STATE, type TableState } from './table-state.ts'
import { useTableAddress } from './use-table-address.ts'

it('holds what is chosen at once, and the address follows', async () => {
  const { table, router } = await setUp()
  const sorted: TableState = { ...PLAIN_STATE, sort: [{ column: 'name', isDescending: true }] }
  table.state = sorted
  expect(table.state).toEqual(sorted)
  // A second choice before the address is there adds to the first.
  table.state = { ...table.state, search: 'sql' }
  expect(table.state).toEqual({ ...sorted, search: 'sql' })
  const held = table.state
  await settled()
  expect(router.currentRoute.value.query).toEqual({ sort: '-name', search: 'sql' })
  expect(table.state).toBe(held)
})

it('follows the way back, and goes a step on with each grouping', async () => {
  const { table, router } = await setUp()
  table.state = { ...PLAIN_STATE, group: ['name'] }
  await settled()
  router.back()
  await settled()
  expect(table.state).toEqual(PLAIN_STATE)
})

it('holds what the address says where the way to another is barred, and on another page', async () => {
  const { table, router } = await setUp()
  const open = router.beforeEach((to) => to.query['search'] !== 'barred')
  table.state = { ...PLAIN_STATE, search: 'barred' }
  await settled()
  expect(table.state).toEqual(PLAIN_STATE)
  open()
  table.state = { ...PLAIN_STATE, search: 'late' }
  await router.push('/other?where=name')
  expect(table.state).toEqual({ ...PLAIN_STATE, where: 'name' })
})

it('calls nobody back who goes on before the address has followed, and keeps what they chose for the way back', async () => {
  let follow = (): void => undefined
  const { table, router } = await setUp(() => new Promise((resolve) => { follow = resolve }))
  await router.replace('/list?scope=s')
  table.state = { ...PLAIN_STATE, search: 'late' }
  let arrive = (): void => undefined
  const open = router.beforeEach(() => new Promise<void>((resolve) => { arrive = resolve }))
  const going = router.push('/other')
  await settled()
  follow()
  await settled()
  arrive()
  await going
  expect([router.currentRoute.value.fullPath, table.state]).toEqual(['/other', PLAIN_STATE])
  open()
  router.back()
  await settled()
  expect([router.currentRoute.value.fullPath, table.state]).toEqual(['/list?scope=s&search=late', { ...PLAIN_STATE, search: 'late' }])
})

/** `rest`: after it the address follows. */
async function setUp(rest: () => Promise<void> = settled) {
  const Table = defineComponent({
    setup: () => ({ state: useTableAddress(() => [{ key: 'name', titleKey: 'name', type: 'text', width: 100 }], rest) }),
    render: () => h('p'),
  })
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:page(.*)*', component: Table }] })
  await router.push('/list')
  const wrapper = mount(Table, { global: { plugins: [router] } })
  return { table: wrapper.vm, router }
}

/** The router goes through its guards. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve))
  await nextTick()
}
