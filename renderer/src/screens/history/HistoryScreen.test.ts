// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { NMessageProvider } from 'naive-ui'
import { createPinia, setActivePinia } from 'pinia'
import { expect, it } from 'vitest'
import { h } from 'vue'
import { createI18n } from 'vue-i18n'
import { type Host, HOST } from '#renderer/api/host.ts'
import { messages } from '#renderer/i18n/languages/en.ts'
import { useProject } from '#renderer/stores/project.ts'
import { projectAt } from '#renderer/stores/testing/stub-host.ts'
import HistoryScreen from './HistoryScreen.vue'

/** In place of a step with its buttons, of which hundreds take half a minute to draw here. */
const BARE_STEP = { template: '<li />' }

/** The screen over a journal of so many steps, the newest of which are undone down to one. */
async function open(journal: { total: number; inForce: number }, stubs: Record<string, object> = {}) {
  const asked: unknown[] = []
  const steps = () => Array.from({ length: journal.total }, (_, index) => journal.total - index).map((batch) => ({ batch, changes: 1, kind: 'vm.namespace', subject: `vm-${batch}`, at: '2026-01-02T03:04:05.000Z', isUndone: batch > journal.inForce }))
  const answers: Record<string, (input: Record<string, unknown>) => unknown> = {
    'decisions.steps': ({ offset, limit }) => ({ steps: Number(limit) > 500 ? [] : steps().slice(Number(offset), Number(offset) + Number(limit)), total: journal.total }),
    'decisions.step': () => ({ changes: [{ kind: 'vm.namespace', subject: 'vm-2', before: null, after: 'namespace: shop\n' }], total: 3 }),
    'decisions.go-to': ({ batch }) => {
      asked.push(batch)
      const undone = Math.max(0, journal.inForce - Number(batch))
      const redone = Math.max(0, Number(batch) - journal.inForce)
      journal.inForce = Number(batch)
      return { undone, redone }
    },
    'decisions.state': () => ({ undo: null, redo: null }),
  }
  const host = {
    invoke: (name: string, input: Record<string, unknown>) => Promise.resolve(name === 'project.info' ? projectAt('/a') : { ok: true, value: answers[name]?.(input) }),
  } as unknown as Host // what the screen asks for
  const pinia = createPinia()
  const i18n = createI18n({ legacy: false, locale: 'en', messages: { en: messages } })
  const wrapper = mount({ render: () => h(NMessageProvider, null, { default: () => h(HistoryScreen) }) }, { global: { plugins: [pinia, i18n], stubs: { RouterLink: { props: ['to'], template: '<a :href="to"><slot /></a>' }, ...stubs }, provide: { [HOST as symbol]: host } }, attachTo: document.body })
  setActivePinia(pinia)
  await useProject().load()
  await flushPromises()
  return { wrapper, asked, press: async (label: string) => {
    await wrapper.get(`button[aria-label="${label}"]`).trigger('click')
    await flushPromises()
  } }
}

it('goes back to any step and forth again, and says which one is in force', async () => {
  const { wrapper, asked, press } = await open({ total: 3, inForce: 3 })
  const states = () => wrapper.findAll('li').map((step) => /In force|Undone/.exec(step.text())?.[0] ?? '')
  expect(states()).toEqual(['In force', '', ''])
  await press('Go back to here: namespace of vm-1')
  expect(states()).toEqual(['Undone', 'Undone', 'In force'])
  expect(document.body.textContent).toContain('2 steps undone')
  await press('Do again up to here: namespace of vm-2')
  expect(document.body.textContent).toContain('1 step done again')
  await press('Go back to here: Before the first decision')
  expect(states()).toEqual(['Undone', 'Undone', 'Undone'])
  expect(asked).toEqual([1, 2, 0])
})

it('shows what a step decided, and says how much more there is', async () => {
  const { wrapper, press } = await open({ total: 3, inForce: 3 })
  await press('Details of: namespace of vm-2')
  const changes = wrapper.get('ul[aria-label="What was decided: namespace of vm-2"]')
  expect(changes.findAll('dd').map((value) => value.text())).toEqual(['not decided', 'namespace: shop'])
  expect(wrapper.text()).toContain('And 2 more decisions.')
})

it('shows older steps when asked to, down to the first, and an empty journal as such', async () => {
  const many = await open({ total: 561, inForce: 561 }, { HistoryStep: BARE_STEP })
  expect(many.wrapper.findAll('ol > li')).toHaveLength(100)
  for (const shown of [200, 300, 400, 500, 561]) {
    await many.wrapper.findAll('button').find((button) => button.text() === 'Show older steps')?.trigger('click')
    await flushPromises()
    expect(many.wrapper.findAll('ol > li')).toHaveLength(shown)
  }
  expect(many.wrapper.text()).not.toContain('Show older steps')
  many.wrapper.unmount()
  const none = await open({ total: 0, inForce: 0 })
  expect(none.wrapper.text()).toContain('Nothing has been decided yet')
  expect(none.wrapper.get('a').attributes('href')).toBe('/map/storage')
})
