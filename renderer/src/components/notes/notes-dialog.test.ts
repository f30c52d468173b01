// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { NMessageProvider } from 'naive-ui'
import { createPinia } from 'pinia'
import { expect, it, vi } from 'vitest'
import { h } from 'vue'
import { type Host, HOST } from '#renderer/api/host.ts'
import { useCall } from '#renderer/api/use-call.ts'
import { createTexts } from '#renderer/i18n/create-i18n.ts'
import { messages } from '#renderer/i18n/languages/en.ts'
import NotesDialog from './NotesDialog.vue'

const HOSTS = [{ id: 's/host-1', name: 'esx1' }, { id: 's/host-2', name: 'esx2' }]

it('shows what is noted on each object, and writes on all of them at once', async () => {
  const asked: Record<string, unknown>[] = []
  let closed = 0
  const host = {
    invoke: (name: string, input: Record<string, unknown>) => {
      if (name === 'notes.write-many') asked.push(input)
      return Promise.resolve({ ok: true, value: { rows: [{ subject: 's/host-1', notes: 2, open: 1 }, { subject: 's/host-2', notes: 0, open: 0 }], batch: input['isPreview'] === true ? null : 4 } })
    },
  } as unknown as Host // what the dialog asks for
  const Opened = { setup: () => {
    const subjects = useCall(() => Promise.resolve({ ok: true as const, value: HOSTS }))
    return () => h(NotesDialog, { title: 'Write a note on 2 rows', object: 'host', subjects, onClose: () => { closed += 1 }, onLost: () => undefined })
  } }
  const wrapper = mount(NMessageProvider, { slots: { default: () => h(Opened) }, global: { plugins: [createPinia(), createTexts('en', messages)], provide: { [HOST as symbol]: host } }, attachTo: document.body })
  await flushPromises()
  expect([wrapper.text(), asked.length]).toEqual([expect.stringContaining('Write something.'), 0])
  await wrapper.get('textarea').setValue(' Who pays? ')
  await vi.waitFor(() => { expect(asked).toHaveLength(1) }, { timeout: 30_000 })
  await flushPromises()
  expect(wrapper.findAll('tbody tr').map((row) => row.findAll('th, td').map((cell) => cell.text()))).toEqual([['esx1', '2 notes, 1 open', '3 notes, 2 open'], ['esx2', '0 notes, 0 open', '1 note, 1 open']])
  await wrapper.get('form').trigger('submit')
  await flushPromises()
  expect(asked.at(-1)).toEqual({ object: 'host', subjects: ['s/host-1', 's/host-2'], note: { text: 'Who pays?', state: 'open', owner: null, answer: null }, isPreview: false })
  expect(closed).toBe(1)
})
