// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { NMessageProvider } from 'naive-ui'
import { createPinia } from 'pinia'
import { expect, it, vi } from 'vitest'
import { h } from 'vue'
import { type Host, HOST } from '#renderer/api/host.ts'
import { createTexts } from '#renderer/i18n/create-i18n.ts'
import { messages } from '#renderer/i18n/languages/en.ts'
import type { WavePlacingAnswer } from '#shared/contract/wave-placing.ts'
import VmWaveDialog from './VmWaveDialog.vue'

const ROWS = { count: 3, conditions: { search: 'erp' }, ranges: [[0, 2]] } as const
const window = (id: string, date: string, wave: number | null) => ({ window: id, rule: 'sat', date, timeZone: 'UTC', start: `${date}T22:00:00.000Z`, end: `${date}T23:00:00.000Z`, teams: 1, sites: [], groups: [], isLocked: false, wave })
const WINDOWS = [window('sat/2026-03-07', '2026-03-07', 1), window('sat/2026-03-14', '2026-03-14', null)]
const [FIRST, SECOND] = [{ window: 'sat/2026-03-07', isPinned: false }, { window: 'sat/2026-03-14', isPinned: true }]
const MOVED: WavePlacingAnswer = {
  counts: { changes: 1, along: 1, unchanged: 0, unplanned: 1, landed: 0, homeless: 0 },
  rows: [
    { vm: 'a', name: 'erp-a', outcome: 'changes', before: FIRST, after: SECOND, why: [] },
    { vm: 'x', name: 'crm-x', outcome: 'along', before: FIRST, after: SECOND, why: [] },
    { vm: 'b', name: 'erp-b', outcome: 'unplanned', before: { window: null, isPinned: false }, after: { window: null, isPinned: false }, why: [{ code: 'rdm', message: 'It has a raw device.' }] },
  ],
  broken: [], nearest: 'sat/2026-03-14', isDone: false, batch: null,
}
const BROKEN: WavePlacingAnswer = { ...MOVED, broken: [{ code: 'room-vms', message: 'erp does not go into sat/2026-03-14: it is full.' }], nearest: 'sat/2026-03-07' }

/** The dialog over three rows, of which one is a template; `answer` is what a placing is answered, in turn. */
async function open(answers: readonly WavePlacingAnswer[], hasWaves = true) {
  const asked: Record<string, unknown>[] = []
  const left = [...answers]
  const host = {
    invoke: (name: string, input: Record<string, unknown>) => {
      if (name === 'inventory.query') return Promise.resolve({ ok: true, value: { rows: [...['a', 'b'].map((id) => ({ id, name: `erp-${id}`, isTemplate: false, included: true })), { id: 't', name: 'erp-t', isTemplate: true, included: false }], columns: [], facets: [], total: 3, matching: 3 } })
      if (name === 'waves.summary') return Promise.resolve(hasWaves ? { ok: true, value: { windows: WINDOWS } } : { ok: false, error: { code: 'not-found', message: 'There are no waves yet: plan them first.', details: {} } })
      if (name === 'waves.place') {
        asked.push(input)
        return Promise.resolve({ ok: true, value: left.shift() })
      }
      return Promise.resolve({ ok: false, error: { code: 'not-found', message: name, details: {} } })
    },
  } as unknown as Host // what the dialog asks for
  let closed = 0
  const wrapper = mount(NMessageProvider, {
    slots: { default: () => h(VmWaveDialog, { rows: ROWS, onClose: () => { closed += 1 }, onLost: () => undefined }) },
    global: { plugins: [createPinia(), createTexts('en', messages)], provide: { [HOST as symbol]: host } },
    attachTo: document.body,
  })
  const previewed = (count: number) => vi.waitFor(() => { expect(asked).toHaveLength(count) }, { timeout: 30_000 }).then(flushPromises)
  await flushPromises()
  return { wrapper, asked, previewed, closed: () => closed }
}

it('shows what goes where, what goes along and what stays, and moves all of it in one step', async () => {
  const { wrapper, asked, previewed, closed } = await open([MOVED, { ...MOVED, isDone: true, batch: 3 }])
  expect(wrapper.text()).toContain('Choose a change window to see what changes.')
  await wrapper.get('select').setValue('sat/2026-03-14')
  await previewed(1)
  expect(asked[0]).toEqual({ vms: ['a', 'b'], to: { do: 'move', window: 'sat/2026-03-14' }, isPreview: true })
  const rows = wrapper.findAll('tbody tr').map((row) => row.findAll('th, td').map((cell) => cell.text()))
  expect(rows.map(([name]) => name)).toEqual(['erp-a', 'crm-x', 'erp-b', 'erp-t'])
  expect([rows[0]?.[2]?.endsWith(', pinned'), rows[1]?.[2]?.endsWith(', pinned, with its group')]).toEqual([true, true])
  expect([rows[2]?.[2], rows[3]?.[2]]).toEqual(['stays: it is in no plan. It has a raw device.', 'stays: templates are not migrated'])
  for (const text of ['1 VM changes.', '1 VM more goes along', '2 VMs stay as they are']) expect(wrapper.text()).toContain(text)
  await wrapper.get('form').trigger('submit')
  await flushPromises()
  expect([asked.at(-1)?.['isPreview'], closed()]).toEqual([false, 1])
})

it('moves nothing that breaks something, says what, and offers the nearest window that takes all', async () => {
  const { wrapper, asked, previewed } = await open([BROKEN, MOVED])
  await wrapper.get('select').setValue('sat/2026-03-14')
  await previewed(1)
  expect(wrapper.text()).toContain('So none of them can be moved: erp does not go into sat/2026-03-14: it is full.')
  expect(wrapper.text()).not.toContain('VM changes.')
  expect(wrapper.get('button[type=submit]').attributes('disabled')).toBeDefined()
  await wrapper.findAll('button').find((one) => one.text().startsWith('Move to '))?.trigger('click')
  await previewed(2)
  expect(asked[1]?.['to']).toEqual({ do: 'move', window: 'sat/2026-03-07' })
})

it('pins where they are and takes pins off without a window, and says where there are no waves', async () => {
  const { wrapper, asked, previewed } = await open([MOVED, MOVED])
  await wrapper.findAll('input[type=radio]')[1]?.setValue(true)
  await previewed(1)
  await wrapper.findAll('input[type=radio]')[2]?.setValue(true)
  await previewed(2)
  expect(asked.map(({ to }) => to)).toEqual([{ do: 'pin' }, { do: 'unpin' }])
  const without = await open([], false)
  expect(without.wrapper.get('[role=alert]').text()).toBe('There are no waves yet: plan them first.')
})
