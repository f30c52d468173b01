// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { getActivePinia } from 'pinia'
import { expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { useLeftLinks } from '#renderer/components/address/use-left-links.ts'
import { useListViews } from '#renderer/stores/list-views.ts'
import { useProject } from '#renderer/stores/project.ts'
import { openStores, projectAt } from '#renderer/stores/testing/stub-host.ts'
import { holdListViews } from './hold-list-views.ts'
import { SCREENS } from './screens.ts'

const PAGE = { template: '<p />' }

/** The app's addresses as somebody goes through them; where the frame leads by then. */
async function open(path: string) {
  let project = '/a'
  openStores({ 'project.info': () => projectAt(project) })
  await useProject().load()
  const router = createRouter({ history: createMemoryHistory(), routes: SCREENS.map(({ route: { name, path: own, meta } }) => ({ name, path: own, meta: meta ?? {}, component: PAGE })) })
  holdListViews(router, useListViews())
  await router.push(path)
  const links: { asLeft?: ReturnType<typeof useLeftLinks> } = {}
  mount({ setup: () => { links.asLeft = useLeftLinks(); return () => null } }, { global: { plugins: [router, ...[getActivePinia()].flatMap((pinia) => pinia ?? [])] } })
  const leadsTo = (to: string): string => router.resolve(links.asLeft?.(to) ?? '').fullPath
  return { router, leadsTo, openOther: async () => { project = '/b'; await useProject().load(); await flushPromises() } }
}

it('leads back to a list as it was left, and to all of it from the list itself', async () => {
  const { router, leadsTo } = await open('/inventory/vms?where=vcpus+%3E+4&sort=-name&scope=s')
  expect(leadsTo('/inventory/vms')).toBe('/inventory/vms')
  await router.push('/overview')
  // The scope holds everywhere, and is put into the address by who holds it.
  expect(leadsTo('/inventory/vms')).toBe('/inventory/vms?where=vcpus+%3E+4&sort=-name')
  expect(leadsTo('/inventory/hosts')).toBe('/inventory/hosts')
  await router.push('/inventory/vms')
  expect(leadsTo('/inventory/vms')).toBe('/inventory/vms')
  // Nothing is narrowed there now, and so it is left.
  await router.push('/overview')
  expect(leadsTo('/inventory/vms')).toBe('/inventory/vms')
})

it('lets a link hold that says itself how the list is shown', async () => {
  const { router, leadsTo } = await open('/map/networks?by=merged&search=dmz')
  await router.push('/map/storage')
  expect([leadsTo('/map/networks'), leadsTo('/map/networks?by=clusters')]).toEqual(['/map/networks?by=merged&search=dmz', '/map/networks?by=clusters'])
})

it('knows what the history alone was told on leaving', async () => {
  const { router, leadsTo } = await open('/notes')
  const stop = router.beforeEach((_to, from) => router.options.history.replace(router.resolve({ path: from.path, query: { search: 'late' } }).fullPath))
  await router.push('/overview')
  stop()
  expect(leadsTo('/notes')).toBe('/notes?search=late')
})

it('forgets how lists were left with the project', async () => {
  const { router, leadsTo, openOther } = await open('/inventory/vms?search=erp')
  await router.push('/overview')
  await openOther()
  expect(leadsTo('/inventory/vms')).toBe('/inventory/vms')
})
