// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { NMessageProvider } from 'naive-ui'
import { createPinia } from 'pinia'
import { expect, it, vi } from 'vitest'
import { h } from 'vue'
import { type Host, HOST } from '#renderer/api/host.ts'
import { createTexts } from '#renderer/i18n/create-i18n.ts'
import { messages } from '#renderer/i18n/languages/en.ts'
import type { ErrorData } from '#shared/contract/api-types.ts'
import DatastoreDialog from './DatastoreDialog.vue'

const ROWS = { count: 3, conditions: { where: 'type = NFS' }, ranges: [[2, 4]] } as const
const choice = (storageClass: string) => ({ destination: { storageClass, volumeMode: 'Block', accessMode: 'ReadWriteMany', canLiveMigrate: true, copyOffload: null }, confidence: 'high', why: [], terms: [] })
const datastore = (id: string, isNeeded: boolean, decision: object | null) =>
  ({ id, name: id, source: 's', sourceName: 'S', vms: 1, isNeeded, isOpen: false, warnings: [], type: 'NFS', decision, suggestion: null, effective: isNeeded ? choice('slow') : null, offload: [] })
const CLASSES = ['fast', 'slow'].map((name) => ({ name, modes: null, preferred: null, isDefault: false, isDefaultForVirtualization: false }))

/** The dialog over three rows, one of which no VM uses; `refuses` is what the first decision is answered. */
async function open(isTakingBack: boolean, refuses: ErrorData | null = null) {
  const asked: [name: string, input: Record<string, unknown>][] = []
  let decided: object | null = { storageClass: 'slow' }
  const answers: Record<string, (input: Record<string, unknown>) => unknown> = {
    'inventory.query': () => ({ rows: ['a', 'b', 'c'].map((id) => ({ id, name: id })), columns: [], facets: [], total: 9, matching: 9 }),
    'mapping.storage': () => ({ rows: [datastore('a', true, null), datastore('b', true, decided), datastore('c', false, null)], storageClasses: CLASSES }),
    'mapping.preview': ({ changes }) => ({
      storage: (changes as { subject: string }[]).map(({ subject: id }) => ({ ...datastore(id, true, null), before: choice('slow').destination, after: choice('fast').destination, isDecided: true, disks: 2, nics: 0, provisionedMib: 1024, open: [] })),
      vmStorage: [], networks: [], storageClasses: [], compute: null, placement: null, touched: { rows: 2, vms: 2, disks: 4, nics: 0, provisionedMib: 2048 },
    }),
    'decisions.apply': () => ({ batch: 1 }),
  }
  let isRefused = refuses !== null
  const host = {
    invoke: (name: string, input: Record<string, unknown>) => {
      asked.push([name, input])
      if (name === 'decisions.apply' && isRefused) {
        isRefused = false
        decided = { storageClass: 'other' }
        return Promise.resolve({ ok: false, error: refuses })
      }
      const answer = answers[name]
      return Promise.resolve(answer === undefined ? { ok: false, error: { code: 'not-found', message: name, details: {} } } : { ok: true, value: answer(input) })
    },
  } as unknown as Host // what the dialog asks for
  let closed = 0
  const wrapper = mount(NMessageProvider, {
    slots: { default: () => h(DatastoreDialog, { rows: ROWS, isTakingBack, onClose: () => { closed += 1 }, onLost: () => undefined }) },
    global: { plugins: [createPinia(), createTexts('en', messages)], provide: { [HOST as symbol]: host } },
    attachTo: document.body,
  })
  const of = (name: string) => asked.filter(([one]) => one === name).map(([, input]) => input)
  const previewed = (count: number) => vi.waitFor(() => { expect(of('mapping.preview')).toHaveLength(count) }, { timeout: 30_000 }).then(flushPromises)
  await flushPromises()
  return { wrapper, of, previewed, closed: () => closed }
}

it('reads the selected rows, previews them row by row with those that stay, and decides in one step', async () => {
  const { wrapper, of, previewed, closed } = await open(false)
  expect(of('inventory.query')).toEqual([{ kind: 'datastores', where: 'type = NFS', columns: ['id', 'name'], offset: 2, limit: 3 }])
  await wrapper.get('select').setValue('fast')
  await previewed(1)
  const value = { storageClass: 'fast' }
  expect(of('mapping.preview')[0]).toEqual({ changes: ['a', 'b'].map((subject) => ({ kind: 'datastore.storage-class', subject, value })), scope: '' })
  expect(wrapper.findAll('tbody tr').map((row) => row.findAll('th, td').map((cell) => cell.text()).slice(0, 3))).toEqual([
    ['a', 'slow, Block, ReadWriteMany', 'fast, Block, ReadWriteMany'],
    ['b', 'slow, Block, ReadWriteMany', 'fast, Block, ReadWriteMany'],
    ['c', '', 'stays: no VM that takes part uses it'],
  ])
  expect(wrapper.text()).toContain('Nothing is decided for 1 of the selected rows')

  await wrapper.get('form').trigger('submit')
  await flushPromises()
  // What was seen goes with it, so that nothing that somebody else decided is replaced unseen.
  expect(of('decisions.apply')).toEqual([{ changes: [{ kind: 'datastore.storage-class', subject: 'a', value, seen: null }, { kind: 'datastore.storage-class', subject: 'b', value, seen: { storageClass: 'slow' } }] }])
  expect(closed()).toBe(1)
})

it('takes back only what is decided', async () => {
  const { wrapper, of, previewed } = await open(true)
  await previewed(1)
  expect(of('mapping.preview')[0]?.['changes']).toEqual([{ kind: 'datastore.storage-class', subject: 'b', value: null }])
  expect(wrapper.findAll('tbody tr').slice(1).map((row) => row.get('.same').text())).toEqual(['stays: there is no decision to take back', 'stays: there is no decision to take back'])
  expect(wrapper.find('select').exists()).toBe(false)
})

it('reads anew where somebody else decided meanwhile, and says so', async () => {
  const { wrapper, of, previewed, closed } = await open(false, { code: 'conflict', message: 'b was changed at noon.', details: { reason: 'changed', mine: 'm', theirs: 't' } })
  await previewed(1)
  await wrapper.get('form').trigger('submit')
  await flushPromises()
  expect([wrapper.get('[role=alert]').text(), closed()]).toEqual(['b was changed at noon.', 0])
  await previewed(2)
  await wrapper.get('form').trigger('submit')
  await flushPromises()
  expect((of('decisions.apply')[1]?.['changes'] as { seen: unknown }[]).map(({ seen }) => seen)).toEqual([null, { storageClass: 'other' }])
  expect(closed()).toBe(1)
})
