import { z } from 'zod'
import { localDateSchema } from '#shared/domain/waves/wave-calendar.ts'
import { reasonSchema } from './reason.ts'

/** Where many VMs are wanted, as one undo step; a VM takes its group along. */
const wantedPlaceSchema = z.discriminatedUnion('do', [
  /** They go to a window, and are pinned there. */
  z.strictObject({ do: z.literal('move'), window: z.string().min(1) }),
  /** They stay in the window that they are in, whatever is planned. */
  z.strictObject({ do: z.literal('pin') }),
  /** Planning again may move them. */
  z.strictObject({ do: z.literal('unpin') }),
])

export const wavePlacingInputSchema = z.strictObject({
  /** Ids; those that nothing can be done for are answered with why. */
  vms: z.array(z.string().min(1)).min(1),
  to: wantedPlaceSchema,
  /** True: nothing is written. */
  isPreview: z.boolean(),
  today: localDateSchema.optional(),
})

/** What becomes of a VM: `along` was not chosen, and goes with its group; the last three stay as they are, being in no plan, landed, or in no wave to be pinned in. */
const PLACING_OUTCOMES = ['changes', 'along', 'unchanged', 'unplanned', 'landed', 'homeless'] as const

const placeSchema = z.object({ /** Null: in no wave. */ window: z.string().nullable(), isPinned: z.boolean() })
const count = z.number().int().min(0)

export const wavePlacingAnswerSchema = z.object({
  /** How many VMs have each outcome. */
  counts: z.record(z.enum(PLACING_OUTCOMES), count),
  /** The first MOST_PREVIEW_ROWS, in the order of the outcomes. */
  rows: z.array(z.object({
    vm: z.string(),
    /** Null of a VM that is not to be migrated, of which the plan knows nothing. */
    name: z.string().nullable(),
    outcome: z.enum(PLACING_OUTCOMES),
    before: placeSchema,
    after: placeSchema,
    /** Of a VM that is to be migrated and in no plan: why. */
    why: z.array(reasonSchema),
  })),
  /** What it would break; empty: nothing, and without `isPreview` it was done. All of it is done or nothing. */
  broken: z.array(reasonSchema),
  /** The closest window that takes all of them, the wanted one where it does; null: there is none, or none was wanted. */
  nearest: z.string().nullable(),
  isDone: z.boolean(),
  /** The undo step; null for a preview, and where nothing changes. */
  batch: z.number().int().nullable(),
})

export type WantedPlace = z.infer<typeof wantedPlaceSchema>
export type WavePlacingAnswer = z.infer<typeof wavePlacingAnswerSchema>
export type PlacingOutcome = (typeof PLACING_OUTCOMES)[number]
