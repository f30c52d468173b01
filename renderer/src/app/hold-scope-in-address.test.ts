import { flushPromises } from '@vue/test-utils'
import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { readScopeAddress, writeScopeAddress } from '#renderer/stores/scope-address.ts'
import { useScope } from '#renderer/stores/scope.ts'
import { openStores } from '#renderer/stores/testing/stub-host.ts'
import { holdScopeInAddress } from './hold-scope-in-address.ts'
import { SCREENS } from './screens.ts'

const PAGE = { template: '<p />' }

/** The app's addresses, with the scope held in them, as the page was opened; they follow once it has `rested`. */
async function open(path: string, rested = Promise.resolve()) {
  openStores({})
  const scope = useScope()
  const router = createRouter({ history: createMemoryHistory(), routes: SCREENS.map(({ route: { name, path: own } }) => ({ name, path: own, component: PAGE })) })
  holdScopeInAddress(router, scope, () => rested)
  const go = async (to: string): Promise<void> => {
    await router.push(to)
    await flushPromises()
  }
  const back = async (by = -1): Promise<void> => {
    router.go(by)
    await flushPromises()
  }
  await go(path)
  return { scope, router, go, back, said: () => router.currentRoute.value.query['scope'] }
}

it('is in the address of each screen that it narrows, and goes along from one to the next', async () => {
  const { scope, router, go, said } = await open('/overview')
  scope.sources = ['s1']
  await flushPromises()
  expect(said()).toBe('{"sources":["s1"]}')
  await go('/inventory/vms?where=vcpus+%3E+4')
  expect(router.currentRoute.value.query).toEqual({ where: 'vcpus > 4', scope: '{"sources":["s1"]}' })
  await go('/target')
  expect([said(), scope.sources]).toEqual([undefined, ['s1']])
  await go('/assess')
  expect(said()).toBe('{"sources":["s1"]}')
  scope.clear()
  await flushPromises()
  expect(router.currentRoute.value.fullPath).toBe('/assess')
})

it('is what a link says that is opened elsewhere, and nothing where it says nothing that is understood', async () => {
  const link = `/inventory/vms?scope=${encodeURIComponent('{"clusters":[{"source":"s","name":"PROD"}],"search":"web"}')}`
  const { scope, go } = await open(link)
  expect([scope.clusters, scope.search]).toEqual([[{ source: 's', name: 'PROD' }], 'web'])
  await go('/overview?scope=%7B%22clusters')
  expect(scope.isNarrowed).toBe(false)
})

it('follows the way back and forward', async () => {
  const { scope, router, back, said } = await open('/overview')
  scope.sources = ['s1']
  await flushPromises()
  scope.search = 'w'
  await flushPromises()
  scope.search = 'we'
  await flushPromises()
  await back()
  expect([scope.isNarrowed, router.currentRoute.value.fullPath]).toEqual([false, '/overview'])
  await back(1)
  expect([scope.search, scope.sources, said()]).toEqual(['we', ['s1'], '{"sources":["s1"],"search":"we"}'])
})

it('is on the way back where somebody went on before the address had followed', async () => {
  const { scope, router, go, back } = await open('/overview', new Promise(() => undefined))
  scope.sources = ['s1']
  await flushPromises()
  expect(router.currentRoute.value.fullPath).toBe('/overview')
  await go('/target')
  scope.clear()
  await back()
  expect([scope.sources, router.currentRoute.value.query]).toEqual([['s1'], { scope: '{"sources":["s1"]}' }])
})

test('any scope comes back as it was written', () => {
  const text = fc.string({ minLength: 1 })
  const any = fc.record({ sources: fc.array(text), clusters: fc.array(fc.record({ source: text, name: text })), facts: fc.array(fc.record({ field: text, value: text })), search: fc.constantFrom('', 'web 1', '"') })
  fc.assert(fc.property(any, (scope) => {
    expect(readScopeAddress(writeScopeAddress(scope))).toEqual(scope)
  }))
})

it('says of an address whose scope cannot be read that it was lost, until another is gone to or something is cleared', async () => {
  const { scope, go } = await open('/overview?scope=%7B%22sources')
  expect([scope.isLost, scope.isNarrowed]).toEqual([true, false])
  scope.clear()
  expect(scope.isLost).toBe(false)
  await go('/assess?scope=%5B1%5D')
  expect(scope.isLost).toBe(true)
  await go('/assess?scope=%7B%22sources%22%3A%5B%22s1%22%5D%7D')
  expect([scope.isLost, scope.sources]).toEqual([false, ['s1']])
})
