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

async function setUp() {
  const Table = defineComponent({
    setup: () => ({ state: useTableAddress(() => [{ key: 'name', titleKey: 'name', type: 'text', width: 100 }]) }),
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
