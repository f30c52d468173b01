import { z } from 'zod'

const instant = z.iso.datetime({ offset: true })

/** Subject: a change window. When its wave really ran, as people wrote it down; ISO 8601 with an offset or in UTC. */
export const waveActualDecisionSchema = z
  .strictObject({
    /** When the first copies of warm VMs began, before the window; and when all had one. Absent: nobody wrote it down. */
    precopyStartedAt: instant.optional(),
    precopiedAt: instant.optional(),
    startedAt: instant,
    /** When MTV had created the last VM; absent: nobody wrote it down. */
    migratedAt: instant.optional(),
    /** When the last check was done; absent: it runs, or nobody wrote it down. */
    endedAt: instant.optional(),
    note: z.string().optional(),
  })
  .refine(({ startedAt, migratedAt, endedAt }) => isInOrder([startedAt, migratedAt, endedAt]), 'must end after it started')
  .refine(({ precopyStartedAt, precopiedAt, startedAt }) => isInOrder([precopyStartedAt, precopiedAt]) && isInOrder([precopyStartedAt, startedAt]), 'must have its first copies before it started')

export const CONSENTS = ['asked', 'given', 'refused'] as const

/** Subject: a change window. What the owners of its VMs say to it, by owner; `refused` closes the window to that owner's VMs. */
export const waveConsentDecisionSchema = z.strictObject({
  owners: z.record(z.string().min(1), z.strictObject({ state: z.enum(CONSENTS), at: z.string().optional(), by: z.string().optional(), note: z.string().optional() })),
})


function isInOrder(instants: readonly (string | undefined)[]): boolean {
  const known = instants.filter((entry) => entry !== undefined).map((entry) => Date.parse(entry))
  return known.every((entry, index) => index === 0 || entry >= (known[index - 1] ?? entry))
}
