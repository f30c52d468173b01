// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { expect, it } from 'vitest'
import { createI18n } from 'vue-i18n'
import { type Host, HOST } from '#renderer/api/host.ts'
import { frameMessages } from '#renderer/app/messages.ts'
import { importMessages } from '#renderer/screens/import/messages.ts'
import { type Answer, ok } from '#renderer/stores/testing/stub-host.ts'
import type { RawRows } from '#shared/contract/raw-rows.ts'
import { vmMessages } from '../messages.ts'
import RawRowsPanel from './RawRowsPanel.vue'

const FAILED: ReturnType<typeof ok> = { ok: false, error: { code: 'unreadable-file', message: 'It is damaged.', details: {} } }
const text = (column: number, value: string) => ({ column, kind: 'text' as const, value, date: null, cutFrom: null })
const rows = (from: number, count: number) => Array.from({ length: count }, (_, index) => ({ row: from + index, cells: [text(0, 'web'), text(1, `Hard disk ${String(from + index)}`)] }))
const NEW = { id: 2, importedAt: '2026-03-02T09:00:00.000Z', exportedAt: '2026-03-01T08:00:00', isCurrent: true, state: 'kept' as const }
const OLD = { id: 1, importedAt: '2026-02-02T09:00:00.000Z', exportedAt: null, isCurrent: false, state: 'older' as const }
const ANSWER: RawRows = {
  snapshots: [NEW, OLD],
  snapshot: 2,
  file: { name: 'estate.xlsx', path: null, files: 1, bytes: 4096, sha256: 'a'.repeat(64) },
  tables: [{ number: 3, name: 'vDisk', columns: ['VM', 'Disk', 'Raw'], total: 52, rows: rows(2, 50) }],
}

async function open(answer: Answer) {
  const asked: unknown[] = []
  const host = { invoke: async (name: string, input: Record<string, unknown>) => {
    if (name === 'inventory.raw-rows') asked.push(input)
    return name === 'inventory.raw-rows' ? answer(input) : FAILED
  } } as unknown as Host // what the panel asks for
  const i18n = createI18n({ legacy: false, locale: 'en', messages: { en: { vm: vmMessages, frame: frameMessages, import: importMessages } } })
  const wrapper = mount(RawRowsPanel, { props: { id: 's/vm-1' }, global: { plugins: [createPinia(), i18n], provide: { [HOST as symbol]: host } } })
  await flushPromises()
  return { wrapper, asked }
}

it('shows columns with a value, narrows by a search, and gets the rows beyond the first', async () => {
  const { wrapper, asked } = await open((input) => ok(input['page'] === undefined ? ANSWER : { ...ANSWER, tables: [{ ...ANSWER.tables[0], rows: rows(52, 2) }] }))
  expect(wrapper.text()).toContain('sent to the app as a copy, which is gone since')
  expect(wrapper.findAll('tbody th').map((head) => head.text())).toEqual(['VM', 'Disk'])
  await wrapper.get('input[type=checkbox]').setValue(true)
  expect(wrapper.findAll('tbody th').map((head) => head.text())).toEqual(['VM', 'Disk', 'Raw'])
  await wrapper.get('input[type=text]').setValue('nowhere')
  expect(wrapper.text()).toContain('No column has that')
  await wrapper.get('input[type=text]').setValue('')
  await wrapper.get('.more').trigger('click')
  await flushPromises()
  expect(asked.at(-1)).toEqual({ id: 's/vm-1', page: { table: 3, offset: 50 } })
  expect(wrapper.findAll('thead th').at(-1)?.text()).toBe('Row 53')
  expect(wrapper.find('.more').exists()).toBe(false)
})

it('says of an import of an older version that it has no rows', async () => {
  const { wrapper, asked } = await open((input) => ok(input['snapshot'] === 1 ? { ...ANSWER, snapshot: 1, file: null, tables: [] } : ANSWER))
  await wrapper.get('select').setValue('1')
  await flushPromises()
  expect(asked.at(-1)).toEqual({ id: 's/vm-1', snapshot: 1 })
  expect(wrapper.text()).toContain('Import the file again to have them.')
})

it('says what went wrong, and asks again', async () => {
  let isDown = true
  const { wrapper } = await open(() => (isDown ? FAILED : ok(ANSWER)))
  expect(wrapper.text()).toContain('It is damaged.')
  isDown = false
  await wrapper.get('button').trigger('click')
  await flushPromises()
  expect(wrapper.text()).toContain('vDisk')
})

it('names rows that the project lost', async () => {
  const { wrapper } = await open(() => ok({ ...ANSWER, tables: [{ ...ANSWER.tables[0], total: 1, rows: [{ row: 9, cells: null }] }] }))
  await wrapper.get('input[type=checkbox]').setValue(true)
  expect(wrapper.get('[role=alert]').text()).toContain('Row 9 is not in the project any more')
})
