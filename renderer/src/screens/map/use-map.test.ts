// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { expect, it, vi } from 'vitest'
import { createI18n } from 'vue-i18n'
import { createMemoryHistory, createRouter } from 'vue-router'
import { type Host, HOST } from '#renderer/api/host.ts'
import { SCREENS } from '#renderer/app/screens.ts'
import { messages } from '#renderer/i18n/languages/en.ts'
import { useProject } from '#renderer/stores/project.ts'
import { held, ok, projectAt } from '#renderer/stores/testing/stub-host.ts'
import type { Outcome } from '#shared/contract/api-types.ts'
import { useMap } from './use-map.ts'

const ROWS = ok({ rows: [], total: 0, vms: 0, open: 0 })

/** The maps at a tab; what was asked of the backend, in order. */
async function open(tab: string, storage: Promise<Outcome<unknown>> = Promise.resolve(ROWS)) {
  const asked: string[] = []
  const answers: Record<string, () => Promise<Outcome<unknown>> | Outcome<unknown>> = {
    'project.info': () => projectAt('/a'),
    'mapping.summary': () => ok({ storage: { datastores: 2, open: 1, classes: [] }, networks: { portGroups: 3, open: 2, leftOut: 0 }, compute: { open: 0 } }),
    'mapping.storage': () => storage,
  }
  const host = {
    invoke: (name: string) => {
      if (name !== 'project.info') asked.push(name)
      return Promise.resolve(answers[name]?.() ?? ROWS)
    },
  } as unknown as Host // what the maps ask for
  const router = createRouter({ history: createMemoryHistory(), routes: SCREENS.map(({ route }) => route) })
  await router.push({ name: 'map', params: { tab } })
  const made: { map?: ReturnType<typeof useMap> } = {}
  const wrapper = mount({ setup: () => { made.map = useMap(); return () => null } }, {
    global: { plugins: [createPinia(), router, createI18n({ legacy: false, locale: 'en', messages: { en: messages } })], provide: { [HOST as symbol]: host } },
  })
  await flushPromises()
  return { asked, router, map: () => made.map, wrapper }
}

const untilAllAreAsked = (asked: readonly string[]): Promise<void> => vi.waitFor(() => expect(asked.toSorted()).toEqual(['mapping.compute', 'mapping.networks', 'mapping.placement', 'mapping.scheduling', 'mapping.storage', 'mapping.summary']), { timeout: 30_000 })

it('asks for the map that is shown and for the counts, and for the others once it is there', async () => {
  const storage = held()
  const { asked, map } = await open('storage', storage.answer)
  expect(asked.toSorted()).toEqual(['mapping.storage', 'mapping.summary'])
  expect([map()?.open.value, map()?.networks.state]).toEqual([{ storage: 1, networks: 2, compute: 0 }, 'loading'])
  storage.release(ROWS)
  await flushPromises()
  expect(asked.toSorted()).toEqual(['mapping.storage', 'mapping.summary'])
  await untilAllAreAsked(asked)
})

it('asks for no other map once the page is left', async () => {
  const { asked, wrapper } = await open('storage')
  vi.useFakeTimers()
  try {
    const other = await open('storage')
    wrapper.unmount()
    other.wrapper.unmount()
    await vi.runAllTimersAsync()
    expect([asked, other.asked].map((names) => names.toSorted())).toEqual([['mapping.storage', 'mapping.summary'], ['mapping.storage', 'mapping.summary']])
  } finally {
    vi.useRealTimers()
  }
})

it('leaves the maps alone where NICs are drawn, until one is looked at', async () => {
  const { asked, router } = await open('nics')
  expect(asked).toEqual(['mapping.summary'])
  await router.push({ name: 'map', params: { tab: 'placement' } })
  await flushPromises()
  expect(asked.slice(0, 2)).toEqual(['mapping.summary', 'mapping.placement'])
})

it('asks each again once after a change', async () => {
  const { asked, wrapper } = await open('storage')
  await untilAllAreAsked(asked)
  asked.length = 0
  useProject().changed()
  await flushPromises()
  expect(asked.toSorted()).toEqual(['mapping.compute', 'mapping.networks', 'mapping.placement', 'mapping.scheduling', 'mapping.storage', 'mapping.summary'])
  wrapper.unmount()
})
