// @vitest-environment happy-dom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { describe, expect, it, vi } from 'vitest'
import { createI18n } from 'vue-i18n'
import { createMemoryHistory, createRouter } from 'vue-router'
import { type Host, HOST } from '#renderer/api/host.ts'
import { useProject } from '#renderer/stores/project.ts'
import type { Outcome } from '#shared/contract/api-types.ts'
import { sizingScenarioSchema } from '#shared/domain/sizing/scenario.ts'
import { sizeMessages } from './messages.ts'
import SizeScreen from './SizeScreen.vue'

type Answers = Readonly<Record<string, (input: Record<string, unknown>) => Outcome<unknown> | Promise<Outcome<unknown>>>>

const ok = (value: unknown): Outcome<unknown> => ({ ok: true, value })
const failed = (message: string): Outcome<unknown> => ({ ok: false, error: { code: 'io', message, details: {} } })
const NO_SCENARIOS = { scenarios: [], defaults: sizingScenarioSchema.parse({}) }
const TARGET = { target: { nodeModels: [] } }

/** The screen over a host that answers as a test says; what it does not say is never answered. */
async function open(answers: Answers, hasInventory = true) {
  const calls: { readonly name: string; readonly input: Record<string, unknown> }[] = []
  const host = {
    invoke: async (name: string, input: Record<string, unknown>) => {
      calls.push({ name, input })
      return (await answers[name]?.(input)) ?? new Promise(() => undefined)
    },
    capabilities: {},
    holdTo: () => undefined,
  } as unknown as Host // what the screen asks for
  const pinia = createPinia()
  const i18n = createI18n({ legacy: false, locale: 'en', messages: { en: { size: sizeMessages } }, missingWarn: false, fallbackWarn: false })
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/size/:tab?', name: 'size', component: SizeScreen }, { path: '/import', component: SizeScreen }] })
  await router.push('/size')
  const global = { plugins: [pinia, i18n, router], provide: { [HOST as symbol]: host } }
  mount({ template: '<i />', setup: () => { useProject().info = { path: '/p.portolan', name: 'p', sources: hasInventory ? 1 : 0, vms: hasInventory ? 1 : 0 } as never } }, { global }) // as far as the screen asks
  const wrapper = mount(SizeScreen, { global, attachTo: document.body })
  await flushPromises()
  return { wrapper, calls }
}

async function press(wrapper: VueWrapper, label: string): Promise<void> {
  const button = wrapper.findAll('button').find((one) => one.text() === label)
  if (button === undefined) throw new Error(`There is no button "${label}".`)
  await button.trigger('click')
  await flushPromises()
}

describe('Size', () => {
  it('leads to Import where there is nothing to size, and asks for no answer', async () => {
    const { wrapper, calls } = await open({ 'sizing.scenarios': () => ok(NO_SCENARIOS) }, false)
    expect(wrapper.get('a').attributes('href')).toBe('/import')
    expect(wrapper.text()).toContain('Nothing to size yet')
    expect(calls.map(({ name }) => name)).not.toContain('decisions.apply')
  })

  it('says that it computes until there is an answer', async () => {
    const { wrapper } = await open({ 'sizing.scenarios': () => ok(NO_SCENARIOS), 'target.get': () => ok(TARGET) })
    // What is there soon shows no spinner: it is said a little later.
    await vi.waitFor(() => expect(wrapper.text()).toContain(sizeMessages.loading), { timeout: 30_000 })
  })

  it('says why scenarios or answer cannot be had, beside inputs that stay, and asks again', async () => {
    let isBroken = true
    const { wrapper, calls } = await open({ 'sizing.scenarios': () => ok(NO_SCENARIOS), 'target.get': () => ok(TARGET), 'sizing.compute': () => (isBroken ? failed('The project file cannot be read.') : new Promise<Outcome<unknown>>(() => undefined)) })
    expect(wrapper.text()).toContain('The project file cannot be read.')
    expect(wrapper.find('aside').text()).toContain(sizeMessages.nodes.add)
    isBroken = false
    const asked = calls.filter(({ name }) => name === 'sizing.compute').length
    await wrapper.get('[role=alert] button').trigger('click')
    await flushPromises()
    expect(calls.filter(({ name }) => name === 'sizing.compute').length).toBe(asked + 1)
    const none = await open({ 'sizing.scenarios': () => failed('No scenarios.'), 'target.get': () => ok(TARGET) })
    expect(none.wrapper.text()).toContain('No scenarios.')
  })

  it('takes models that are pasted, names the rows that it cannot take, and keeps those in the field', async () => {
    const { wrapper, calls } = await open({ 'sizing.scenarios': () => ok(NO_SCENARIOS), 'target.get': () => ok(TARGET), 'decisions.apply': () => ok({}) })
    await wrapper.get('textarea').setValue('A\t2\t32\t2\t512\nB\t2\t32\t2\t1.024\nA\t1\t16\t2\t256')
    await press(wrapper, sizeMessages.paste.take)
    expect(wrapper.get('ul[role=alert]').text()).toContain('Line 1: “1.024”')
    expect((wrapper.get('textarea').element).value).toBe('B\t2\t32\t2\t1.024')
    const change = calls.find(({ name }) => name === 'decisions.apply')?.input['changes'] as { value: { nodes: { name: string; memoryGib: number }[] } }[] // as the screen asked
    expect(change[0]?.value.nodes.map(({ name, memoryGib }) => [name, memoryGib])).toEqual([['A', 512], ['A 2', 256]])
  })

  it('asks which counts where somebody else changed the scenario since it was shown', async () => {
    const first = sizingScenarioSchema.parse({})
    const CHANGED: Outcome<unknown> = { ok: false, error: { code: 'conflict', message: 'What is decided about A was changed.', details: { reason: 'changed', mine: 'a', theirs: 'b' } } }
    let isFirst = true
    const { wrapper, calls } = await open({
      'sizing.scenarios': () => ok({ ...NO_SCENARIOS, scenarios: [{ name: 'A', inputs: first }] }), 'target.get': () => ok(TARGET),
      'decisions.apply': () => {
        const answer = isFirst ? CHANGED : ok({ batch: 2 })
        isFirst = false
        return answer
      },
    })
    const changesOf = () => calls.filter(({ name }) => name === 'decisions.apply').map(({ input }) => (input['changes'] as { subject: string; value: unknown; seen?: unknown }[])[0]) // one each
    await press(wrapper, sizeMessages.scenarios.remove)
    expect(changesOf()).toEqual([{ kind: 'sizing.scenario', subject: 'A', value: null, seen: first }])
    expect(wrapper.get('section.changed').text()).toContain('What is decided about A was changed.')
    await wrapper.findAll('section.changed button')[0]?.trigger('click')
    await flushPromises()
    expect(changesOf()[1]).toEqual({ kind: 'sizing.scenario', subject: 'A', value: null })
    expect(wrapper.find('section.changed').exists()).toBe(false)
  })
})
