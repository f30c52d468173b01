import { describe, expect, it } from 'vitest'
import { readPreferences, writePreferences } from './stored-preferences.ts'

describe('stored preferences', () => {
  it('come back as they were written', () => {
    const storage = memory()
    writePreferences(storage, { theme: 'dark', density: 'compact' })
    expect(readPreferences(storage)).toEqual({ theme: 'dark', density: 'compact' })
  })

  it.each([
    ['nothing', null, { theme: 'system', density: 'comfortable' }],
    ['no JSON', '{', { theme: 'system', density: 'comfortable' }],
    ['no object', '7', { theme: 'system', density: 'comfortable' }],
    ['a theme that is not known', '{"theme":"sepia","density":"compact"}', { theme: 'system', density: 'compact' }],
  ])('%s falls back', (_title, stored, expected) => {
    const storage = memory()
    if (stored !== null) storage.setItem('portolan.preferences', stored)
    expect(readPreferences(storage)).toEqual(expected)
  })
})

/** What a browser's storage does, as far as preferences use it. */
function memory(): Storage {
  const values = new Map<string, string>()
  return { getItem: (key: string) => values.get(key) ?? null, setItem: (key: string, value: string) => void values.set(key, value) } as unknown as Storage
}
