import { describe, expect, test } from 'vitest'
import { loadAhead } from './load-ahead.ts'

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
})
