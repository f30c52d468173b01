import { z } from 'zod'

/** More than all settings and saved views of a person come to. */
const MOST_CHARACTERS = 1_000_000

/** What one is kept under: "preferences", "views.vms". */
export const preferenceKeySchema = z.string().regex(/^[a-z][\w.-]{0,99}$/i)

/** What a person set for themselves, whatever project is open: kept by the host, since a browser keeps it for one address alone. */
export const PREFERENCES_API = {
  /** Everything that is kept, by its key; `isKept` is false in a host that keeps nothing. AppError io where it cannot be read. */
  'preferences.read': {
    input: z.strictObject({}),
    output: z.object({ isKept: z.boolean(), values: z.record(z.string(), z.json()) }),
  },
  /** Puts a value in place of that of its key; the others stay. A host that keeps nothing says so. AppError io where it cannot be written. */
  'preferences.write': {
    input: z.strictObject({ key: preferenceKeySchema, value: z.json().refine((value) => JSON.stringify(value).length <= MOST_CHARACTERS, 'That is more than is kept of one setting.') }),
    output: z.object({ isKept: z.boolean() }),
  },
} as const
