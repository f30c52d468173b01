import { z } from 'zod'

/** What is looked at before a VM counts as landed, where nobody states other checks. */
const CHECKS = [
  'It answers a ping from the network of its users',
  'The guest agent reports its address',
  'Its service answers on its port',
  'The owner signs the application off',
  'Its clock is right',
] as const
/** Two weekends and the days between [ours]. */
const KEPT_DAYS = 14

/** How a VM is checked after it has landed, and how it goes back. */
export const wayBackSchema = z.strictObject({
  /** Acceptance checks of every VM, one sentence each. */
  checks: z.array(z.string().trim().min(1)).default([...CHECKS]),
  /** For so many days after its wave nobody deletes the source of a VM. */
  sourceKeptDays: z.number().int().min(0).max(3_650).default(KEPT_DAYS),
  /** A VM is done only once a first backup of it was made on the target. */
  isBackupNeeded: z.boolean().default(true),
  /** VMs are tried out before, on a network without a way out. Absent: they are not. */
  rehearsal: z.strictObject({ network: z.string().trim().min(1), daysBefore: z.number().int().min(1).max(90).default(7) }).optional(),
})

export type WayBack = z.infer<typeof wayBackSchema>
