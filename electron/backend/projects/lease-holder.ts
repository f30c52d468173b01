import { z } from 'zod'

const holderSchema = z.object({
  /** Of this one taking. */
  token: z.string(),
  host: z.string(),
  boot: z.string().nullable(),
  pid: z.number().int(),
  /** When that process began (running-process.ts); null where the system does not say, or an older Portolan did not write it. */
  started: z.string().nullable().default(null),
  /** ISO 8601 in UTC. */
  since: z.string(),
})

/** The program that may write to a project. */
export type LeaseHolder = z.infer<typeof holderSchema>

/** What the file of a lease says; null where that is nothing that this program wrote. */
export function parseHolder(value: unknown): LeaseHolder | null {
  if (typeof value !== 'string') return null
  try {
    return holderSchema.parse(JSON.parse(value))
  } catch {
    return null // a newer program's, or none at all: the lock itself does not depend on it
  }
}
