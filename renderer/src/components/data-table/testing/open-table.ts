import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { nextTick } from 'vue'
import { createI18n } from 'vue-i18n'
import { frameMessages } from '#renderer/app/messages.ts'
import { createPlaces, type Places } from '#renderer/components/places/create-places.ts'
import { PLACES } from '#renderer/components/places/use-kept-place.ts'
import type { Outcome } from '#shared/contract/api-types.ts'
import type { QueryRequest, QueryResult, QueryRow } from '#shared/contract/inventory-query.ts'
import type { ColumnSpec, SelectedRows } from '../column-spec.ts'
import DataTable from '../DataTable.vue'
import { dataTableMessages } from '../messages.ts'
import type { TableState } from '../table-state.ts'

const COLUMNS: readonly ColumnSpec[] = [
  { key: 'name', titleKey: 'columns.name', type: 'text', width: 200, linkOf: (row) => `/vms/${String(row['id'])}` },
  { key: 'vcpus', titleKey: 'columns.vcpus', type: 'number', width: 100, isFacet: true, isSummed: true, format: (value) => `${String(value)} CPUs` },
  { key: 'isTemplate', titleKey: 'columns.isTemplate', type: 'boolean', width: 100, isFacet: true },
  { key: 'folder', titleKey: 'columns.folder', type: 'text', width: 100, isHidden: true },
]
const TITLES = { name: 'Name', vcpus: 'CPU count', isTemplate: 'Template', folder: 'Folder' }
/** The row at a place. */
export const rowOf = (place: number): QueryRow => ({ id: `vm-${place}`, name: place === 0 ? '=cmd' : `web${place}`, vcpus: place === 1 ? null : place, isTemplate: place === 2, folder: '/a' })

/** What the backend answers to a request. */
export type Answer = (request: QueryRequest) => Outcome<QueryResult>

/** A backend with so many rows. */
export const rowsOf = (total: number): Answer => ({ offset, limit, facets = [] }) => ({
  ok: true,
  value: {
    columns: [], total, matching: total,
    rows: Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, index) => rowOf(offset + index)),
    facets: facets.map((column) => ({ column, distinct: 2, values: [{ value: 4, count: 3 }, { value: null, count: 1 }] })),
  },
})

/** A mounted table of four columns, with what it asked and hands over. */
export async function openTable(answer: Answer, props: Record<string, unknown> = {}, places: Places = createPlaces()) {
  const asked: QueryRequest[] = []
  let current = answer
  const bulk: SelectedRows[] = []
  const i18n = createI18n({ legacy: false, locale: 'en', messages: { en: { dataTable: dataTableMessages, frame: frameMessages, columns: TITLES } } })
  const wrapper = mount(DataTable, {
    props: {
      columns: COLUMNS, example: 'vcpus > 4', fields: ['id', 'name'], label: 'VMs', name: 'vms',
      load: (request: QueryRequest) => {
        asked.push(request)
        return Promise.resolve(current(request))
      },
      'onUpdate:state': (state: TableState) => wrapper.setProps({ state }),
      ...props,
    },
    slots: { bulk: (selected: SelectedRows) => `bulk ${bulk.push(selected)}`, empty: () => 'Nothing yet' },
    global: { plugins: [i18n], provide: { [PLACES as symbol]: places } },
    attachTo: document.body,
  })
  await flushPromises()
  const cell = (row: number, column: number) => wrapper.get<HTMLElement>(`[role=row][aria-rowindex="${row + 2}"] [aria-colindex="${column + 2}"]`)
  const box = (row: number) => wrapper.get<HTMLElement>(`[role=row][aria-rowindex="${row + 2}"] [role=checkbox]`)
  const press = async (key: string, more: KeyboardEventInit = {}): Promise<void> => {
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))
    await flushPromises()
    await nextTick()
  }
  const selected = (): number[] => wrapper.findAll('[role=row][aria-selected=true]').map((row) => Number(row.attributes('aria-rowindex')) - 2).sort((left, right) => left - right)
  return { wrapper, asked, bulk, cell, box, press, selected, answerWith: (next: Answer) => { current = next } }
}

/** The button with a text; throws with those that there are. */
export const button = (wrapper: VueWrapper, text: string | RegExp) => {
  const found = wrapper.findAll('button').find((candidate) => (typeof text === 'string' ? candidate.text() === text : text.test(candidate.text())))
  if (found === undefined) throw new Error(`There is no button ${String(text)}: ${wrapper.findAll('button').map((one) => one.text()).join(', ')}`)
  return found
}
