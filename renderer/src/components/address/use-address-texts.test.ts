// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { defineComponent, h, nextTick } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { oneOf, useAddressTexts } from './use-address-texts.ts'

it('says in the address what was chosen and is not as at first, beside what others say there', async () => {
  const { page, router } = await setUp('/list?by=merged')
  page.search = 'dmz'
  page.show = 'open'
  expect([page.search, page.show]).toEqual(['dmz', 'open'])
  await settled()
  expect(router.currentRoute.value.query).toEqual({ by: 'merged', search: 'dmz', show: 'open' })
  page.search = ''
  page.show = 'all'
  await settled()
  expect(router.currentRoute.value.query).toEqual({ by: 'merged' })
})

it('is led by a link and by the way back, and takes what a link says of nothing that there is as said by nobody', async () => {
  const { page, router } = await setUp('/list?search=erp&show=everything')
  expect([page.search, page.show]).toEqual(['erp', 'all'])
  await router.push('/list?show=open')
  expect([page.search, page.show]).toEqual(['', 'open'])
  router.back()
  await settled()
  expect([page.search, page.show]).toEqual(['erp', 'all'])
})

it('leaves the scope in the address to who holds it, and keeps what was chosen last for the way back', async () => {
  let follow = (): void => undefined
  const { page, router } = await setUp('/list?scope=old', () => new Promise((resolve) => { follow = resolve }))
  page.search = 'crm'
  follow()
  await settled()
  expect(router.currentRoute.value.query).toEqual({ search: 'crm' })
  page.search = 'crm db'
  await router.push('/other')
  router.back()
  await settled()
  expect([router.currentRoute.value.fullPath, page.search]).toEqual(['/list?search=crm+db', 'crm db'])
})

async function setUp(path: string, rest: () => Promise<void> = settled) {
  const Page = defineComponent({
    setup: () => {
      const { search, show } = useAddressTexts({ search: '', show: 'all' }, rest)
      return { search, show: oneOf(show, ['all', 'open'], 'all') }
    },
    render: () => h('p'),
  })
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:page(.*)*', component: Page }] })
  await router.push(path)
  return { page: mount(Page, { global: { plugins: [router] } }).vm, router }
}

/** The router goes through its guards. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve))
  await nextTick()
}
