import { describe, expect, it } from 'vitest'
import { readPreferences, writePreferences } from './stored-preferences.ts'

const NEW_USER = { theme: 'system', density: 'comfortable', sizes: 'auto', dates: 'iso', numbers: 'system', language: 'en', hasSeenTour: false }

describe('stored preferences', () => {
  it('come back as they were written', () => {
    const storage = memory()
    const chosen = { theme: 'dark', density: 'compact', sizes: 'TiB', dates: 'locale', numbers: 'de-DE', language: 'pt', hasSeenTour: true } as const
    writePreferences(storage, chosen)
    expect(readPreferences(storage)).toEqual(chosen)
  })

  it.each([
    ['nothing', null, NEW_USER],
    ['no JSON', '{', NEW_USER],
    ['no object', '7', NEW_USER],
    ['a theme that is not known', '{"theme":"sepia","density":"compact"}', { ...NEW_USER, density: 'compact' }],
    ['what an older version stored', '{"theme":"dark","density":"compact"}', { ...NEW_USER, theme: 'dark', density: 'compact' }],
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
