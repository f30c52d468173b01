import { z } from 'zod'
import { DATE_FORMATS, NUMBER_FORMATS, SIZE_UNITS } from '#renderer/format/chosen-formats.ts'
import type { OwnStorage } from './own-storage.ts'

export const THEMES = ['system', 'light', 'dark'] as const
export const DENSITIES = ['comfortable', 'compact'] as const

const KEY = 'portolan.preferences'
const preferencesSchema = z.object({
  theme: z.enum(THEMES).catch('system'),
  density: z.enum(DENSITIES).catch('comfortable'),
  sizes: z.enum(SIZE_UNITS).catch('auto'),
  dates: z.enum(DATE_FORMATS).catch('iso'),
  numbers: z.enum(NUMBER_FORMATS).catch('system'),
  /** Whether there are texts in it is known where they are loaded. */
  language: z.string().catch('en'),
  hasSeenTour: z.boolean().catch(false),
})

export type Preferences = z.infer<typeof preferencesSchema>

/** What was chosen before; whatever cannot be understood falls back to what a new user gets. */
export function readPreferences(storage: OwnStorage): Preferences {
  return preferencesSchema.catch(() => preferencesSchema.parse({})).parse(parseJson(storage.getItem(KEY)))
}

/** What a newer version keeps beside them stays. */
export function writePreferences(storage: OwnStorage, preferences: Preferences): void {
  const stored = z.record(z.string(), z.unknown()).catch({}).parse(parseJson(storage.getItem(KEY)))
  storage.setItem(KEY, JSON.stringify({ ...stored, ...preferences }))
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
