// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { expect, it } from 'vitest'
import { defineComponent } from 'vue'
import { type Host, HOST } from '#renderer/api/host.ts'
import { createTexts } from '#renderer/i18n/create-i18n.ts'
import { messages } from '#renderer/i18n/languages/en.ts'
import type { Outcome } from '#shared/contract/api-types.ts'
import { seenKey, useMapEditing } from './use-map-editing.ts'

interface Row { readonly id: string; readonly decision: unknown }

const CHANGED: Outcome<never> = { ok: false, error: { code: 'conflict', message: 'It was changed.', details: { reason: 'changed', mine: 'a', theirs: 'b' } } }

/** A map of one datastore whose form is open; another page decides meanwhile. */
async function editing() {
  const decided: { seen?: unknown; value: unknown }[][] = []
  const host = {
    invoke: (name: string, input: Record<string, unknown>) => {
      if (name !== 'decisions.apply') return Promise.resolve({ ok: false, error: { code: 'not-found', message: name, details: {} } })
      decided.push(input['changes'] as { value: unknown }[]) // as the contract has it
      return Promise.resolve(decided.length === 1 ? CHANGED : { ok: true, value: { batch: 2 } })
    },
  } as unknown as Host // what the map asks for
  const row: Row = { id: 'ds-1', decision: { storageClass: 'old' } }
  const closed: boolean[] = []
  const found: { map?: ReturnType<typeof useMapEditing<Row>> } = {}
  setUp(host, () => {
    found.map = useMapEditing<Row>({
      rows: () => [row], table: () => ({ close: () => { closed.push(true); return Promise.resolve() } }), nameOf: ({ id }) => id, start: () => undefined,
      changesOfRow: ({ id }) => [{ kind: 'datastore.storage-class', subject: id, value: { storageClass: 'mine' } }],
      decidedOf: ({ id, decision }) => ({ [id]: decision }), changesOfMany: () => null, nameOfMany: String, whenDone: () => undefined,
    })
  })
  await flushPromises()
  const { map } = found
  if (map === undefined) throw new Error('Nothing was set up.')
  map.edit(row.id)
  await map.row.settle(row, false)
  expect([map.row.meanwhile?.changed.value?.text, map.row.error.value, decided[0]?.[0]?.seen, closed]).toEqual(['It was changed.', null, { storageClass: 'old' }, []])
  return { map, row, decided, closed }
}

it('keeps what the form says where somebody wants it in spite of another decision', async () => {
  const { map, row, decided, closed } = await editing()
  await map.row.meanwhile?.keepMine(row)
  expect([map.row.meanwhile?.changed.value, decided.map(([change]) => change !== undefined && 'seen' in change), closed]).toEqual([null, [true, false], [true]])
})

it('takes what somebody else decided by closing the form', async () => {
  const { map, decided, closed } = await editing()
  await map.row.meanwhile?.takeTheirs()
  expect([map.row.meanwhile?.changed.value, decided.length, closed]).toEqual([null, 1, [true]])
})

it('tells the decisions of several kinds about one row apart', async () => {
  const decided: unknown[] = []
  const host = { invoke: (name: string, input: unknown) => { if (name === 'decisions.apply') decided.push(input); return Promise.resolve({ ok: true, value: { batch: 1 } }) } } as unknown as Host // as above
  let map: ReturnType<typeof useMapEditing<Row>> | undefined
  setUp(host, () => {
    map = useMapEditing<Row>({
      rows: () => [{ id: 'vm-1', decision: null }], table: () => null, nameOf: ({ id }) => id, start: () => undefined,
      changesOfRow: ({ id }) => [{ kind: 'vm.instance-type', subject: id, value: null }, { kind: 'vm.preference', subject: id, value: { preference: 'rhel.9' } }, { kind: 'vm.balancing', subject: id, value: null }],
      decidedOf: ({ id }) => ({ [seenKey('vm.instance-type', id)]: { type: 'source' }, [seenKey('vm.preference', id)]: null }), changesOfMany: () => null, nameOfMany: String, whenDone: () => undefined,
    })
  })
  map?.edit('vm-1')
  await map?.row.settle({ id: 'vm-1', decision: null }, false)
  expect(decided.at(-1)).toEqual({ changes: [{ kind: 'vm.instance-type', subject: 'vm-1', value: null, seen: { type: 'source' } }, { kind: 'vm.preference', subject: 'vm-1', value: { preference: 'rhel.9' }, seen: null }, { kind: 'vm.balancing', subject: 'vm-1', value: null }] })
})

function setUp(host: Host, use: () => void): void {
  mount(defineComponent({ setup: () => {
    use()
    return () => null
  } }), { global: { plugins: [createPinia(), createTexts('en', messages)], provide: { [HOST as symbol]: host } } })
}
