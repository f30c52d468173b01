import { describe, expect, test, vi } from 'vitest'
import type { HostInfo } from '#renderer/api/host.ts'
import { loadAhead, loadAheadWhereWanted } from './load-ahead.ts'

describe('what is loaded ahead', () => {
  test('is fetched one part at a time, each after a rest, the first after the longest', async () => {
    const told: string[] = []
    const part = (name: string) => async (): Promise<void> => {
      told.push(`${name} begins`)
      await Promise.resolve()
      told.push(`${name} is there`)
    }
    await loadAhead([part('a'), part('b')], (first) => {
      told.push(first ? 'first rest' : 'rest')
      return Promise.resolve()
    })
    expect(told).toEqual(['first rest', 'a begins', 'a is there', 'rest', 'b begins', 'b is there'])
  })

  test('ends where a part cannot be had, and throws nothing', async () => {
    const told: string[] = []
    const tell = (name: string) => (): Promise<void> => {
      told.push(name)
      return Promise.resolve()
    }
    await loadAhead([tell('a'), () => Promise.reject(new Error('The server is gone.')), tell('c')], () => Promise.resolve())
    expect(told).toEqual(['a'])
  })

  test.each([['a host that works ahead', true, 1], ['one that was told not to', false, 0], ['one that does not answer', null, 0]])('is, by %s, asked for %s: %d times', async (_, worksAhead, times) => {
    const load = vi.fn(() => Promise.resolve())
    const info: HostInfo = { kind: 'web', version: '1', samplePath: 'sample:x', folders: [], worksAhead: worksAhead ?? true }
    await loadAheadWhereWanted({ info: () => Promise.resolve(worksAhead === null ? { ok: false, error: { code: 'io', message: 'The server is gone.', details: {} } } : { ok: true, value: info }) }, load)
    expect(load).toHaveBeenCalledTimes(times)
  })
})
