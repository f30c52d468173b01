import { z } from 'zod'

export const THEMES = ['system', 'light', 'dark'] as const
export const DENSITIES = ['comfortable', 'compact'] as const

const KEY = 'portolan.preferences'
const preferencesSchema = z.object({ theme: z.enum(THEMES).catch('system'), density: z.enum(DENSITIES).catch('comfortable') })

export type Preferences = z.infer<typeof preferencesSchema>

/** What was chosen before; whatever cannot be understood falls back to what a new user gets. */
export function readPreferences(storage: Storage): Preferences {
  return preferencesSchema.catch({ theme: 'system', density: 'comfortable' }).parse(parseJson(storage.getItem(KEY)))
}

export function writePreferences(storage: Storage, preferences: Preferences): void {
  storage.setItem(KEY, JSON.stringify(preferences))
}

function parseJson(text: string | null): unknown {
  if (text === null) return {}
  try {
    return JSON.parse(text)
  } catch {
    // Written by something else: as good as absent.
    return {}
  }
}
