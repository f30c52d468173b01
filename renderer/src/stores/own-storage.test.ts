// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { beforeEach, expect, it } from 'vitest'
import type { Host } from '#renderer/api/host.ts'
import { connectOwnStorage, keepingError, ownStorage } from './own-storage.ts'

beforeEach(() => localStorage.clear())

/** A host that keeps what it is told in memory. */
function hostWith(values: Record<string, unknown>, { isKept = true, canWrite = true } = {}) {
  const invoke = (name: string, input: { key: string; value: unknown }) => {
    if (name === 'preferences.read') return Promise.resolve({ ok: true, value: { isKept, values } })
    if (canWrite) values[input.key] = input.value
    return Promise.resolve(canWrite ? { ok: true, value: { isKept } } : { ok: false, error: { code: 'io', message: 'The disk is full.', details: {} } })
  }
  return { values, host: { invoke } as unknown as Host } // what the storage asks for
}

it('takes over what the host keeps, and gives it what only the browser has', async () => {
  localStorage.setItem('portolan.preferences', '{"theme":"light"}')
  localStorage.setItem('portolan.columns.vms', '{"shown":{}}')
  localStorage.setItem('portolan.import.seen-job', '"7"')
  localStorage.setItem('portolan.views.hosts', '[damaged')
  const { host, values } = hostWith({ preferences: { theme: 'dark' }, 'of-a-newer-version': 1 })
  await connectOwnStorage(host)
  expect(ownStorage.getItem('portolan.preferences')).toBe('{"theme":"dark"}')
  expect(values).toEqual({ preferences: { theme: 'dark' }, 'of-a-newer-version': 1, 'columns.vms': { shown: {} } })
  expect(localStorage.getItem('portolan.of-a-newer-version')).toBeNull()
})

it('writes through, and says why something could not be kept', async () => {
  const kept = hostWith({})
  await connectOwnStorage(kept.host)
  ownStorage.setItem('portolan.views.vms', '[]')
  expect([kept.values, localStorage.getItem('portolan.views.vms')]).toEqual([{ 'views.vms': [] }, '[]'])
  await connectOwnStorage(hostWith({}, { canWrite: false }).host)
  ownStorage.setItem('portolan.views.vms', '[]')
  await flushPromises()
  expect(keepingError.value?.message).toBe('The disk is full.')
})

it('is the browser\'s alone where the host keeps nothing', async () => {
  const { host, values } = hostWith({}, { isKept: false })
  await connectOwnStorage(host)
  ownStorage.setItem('portolan.views.vms', '[]')
  expect([values, keepingError.value]).toEqual([{}, null])
})
