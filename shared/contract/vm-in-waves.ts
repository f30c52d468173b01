import { z } from 'zod'
import { reasonSchema } from './reason.ts'
import { outcomeSchema } from './wave-progress.ts'
import { waveVmRowSchema, waveWindowSchema } from './wave-rows.ts'

/** Where the kept schedule has one VM. */
export const vmInWavesSchema = z.object({
  /** Null: it has landed, or it is in no plan, and so in no wave. */
  place: waveVmRowSchema.pick({ group: true, window: true, wave: true, isPinned: true }).extend({
    /** That are cut over with it, itself included. */
    groupVms: z.number().int(),
    /** Of the window, where it is in one. */
    times: waveWindowSchema.pick({ date: true, timeZone: true, start: true, end: true }).nullable(),
  }).nullable(),
  /** Why it is in no wave. */
  why: z.array(reasonSchema),
  /** What somebody said came of it; null: nothing yet. */
  outcome: z.object({ outcome: outcomeSchema, window: z.string().nullable(), reason: z.string().nullable() }).nullable(),
})
