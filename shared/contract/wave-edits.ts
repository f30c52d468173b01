import { z } from 'zod'
import { changeWindowRuleSchema, localDateSchema } from '#shared/domain/waves/wave-calendar.ts'
import { reasonSchema } from './reason.ts'

/** Ids, or names that one VM alone bears; a VM takes its group along. */
const vms = z.array(z.string().min(1)).min(1)
const window = z.string().min(1)
const dateRule = changeWindowRuleSchema.options[1].shape

/** One change of a schedule by hand; each is one undo step. */
export const waveEditSchema = z.discriminatedUnion('do', [
  /** Groups go to a window, and are pinned there. */
  z.strictObject({ do: z.literal('move'), vms, window }),
  /** Groups stay where they are, whatever is planned; or may be moved by planning again. */
  z.strictObject({ do: z.literal('pin'), vms, isPinned: z.boolean() }),
  /** The whole wave stays as it is: nothing comes in and nothing goes. */
  z.strictObject({ do: z.literal('lock'), window, isLocked: z.boolean(), reason: z.string().optional() }),
  /** Groups leave a wave for another window, the nearest one without a wave where none is named; without VMs about half of the wave. */
  z.strictObject({ do: z.literal('split'), window, vms: vms.optional(), into: window.optional() }),
  /** All groups of a wave go into another window. */
  z.strictObject({ do: z.literal('merge'), window, into: window }),
  /** A single window is added to the calendar. `id` names its rule; without one it is called `extra`, or `extra-2` and so on. */
  z.strictObject({
    do: z.literal('insert'), date: localDateSchema, start: dateRule.start, end: dateRule.end,
    id: dateRule.id.optional(), timeZone: dateRule.timeZone, teams: dateRule.teams, scope: dateRule.scope,
  }),
])

export const waveEditVerdictSchema = z.object({
  /** All VMs that the edit moves, pins or locks. */
  vms: z.array(z.string()),
  /** What the edit would break; empty: nothing, and without `isDryRun` it was done. */
  broken: z.array(reasonSchema),
  /** The closest valid window, the edit's own where that is valid; of `insert` the closest valid date. Null: there is none. */
  nearest: z.string().nullable(),
  /** The window that it is about: where VMs go, what is locked, what was inserted; null where a split found none. */
  window: z.string().nullable(),
  isDone: z.boolean(),
  /** The undo step; null where nothing was done. */
  batch: z.number().int().nullable(),
})

export type WaveEdit = z.output<typeof waveEditSchema>
export type WaveEditVerdict = z.infer<typeof waveEditVerdictSchema>
