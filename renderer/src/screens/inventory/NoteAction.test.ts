// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { expect, it } from 'vitest'
import { type Host, HOST } from '#renderer/api/host.ts'
import { createTexts } from '#renderer/i18n/create-i18n.ts'
import { messages } from '#renderer/i18n/languages/en.ts'
import NoteAction from './NoteAction.vue'

/** The button over a list whose eighth row is a cluster. */
function open(props: { kind: 'clusters' | 'images'; count: number }) {
  const asked: unknown[] = []
  const host = {
    invoke: (name: string, input: unknown) => {
      asked.push([name, input])
      return Promise.resolve({ ok: true, value: { rows: [{ id: 's/domain-c8', name: 'PROD' }], total: 9, matching: 9, facets: [] } })
    },
  } as unknown as Host // what the button asks for
  const rows = { count: props.count, conditions: { where: 'hosts > 2' }, ranges: [[7, 7]] as const }
  const wrapper = mount(NoteAction, { props: { kind: props.kind, rows }, global: { plugins: [createPinia(), createTexts('en', messages)], provide: { [HOST as symbol]: host }, stubs: { NoteDialog: { props: ['title', 'about'], template: '<div class="dialog">{{ title }} {{ about.object }} {{ about.subject }}</div>' } } } })
  return { wrapper, asked }
}

it('writes on the row that is selected, found by its place in the list', async () => {
  const { wrapper, asked } = open({ kind: 'clusters', count: 1 })
  await wrapper.get('button').trigger('click')
  await flushPromises()
  expect(asked).toEqual([['inventory.query', { kind: 'clusters', where: 'hosts > 2', columns: ['id', 'name'], offset: 7, limit: 1 }]])
  expect(wrapper.get('.dialog').text()).toBe('Write a note on PROD cluster s/domain-c8')
})

it('waits for one row, and is absent where nothing is noted', () => {
  expect(open({ kind: 'clusters', count: 2 }).wrapper.get('button').attributes('disabled')).toBeDefined()
  expect(open({ kind: 'images', count: 1 }).wrapper.find('button').exists()).toBe(false)
})
