import { z } from 'zod'
import { DECISION_KINDS } from '#shared/domain/decisions/decision.ts'

const journalEntrySchema = z.object({
  seq: z.number().int(),
  batch: z.number().int(),
  kind: z.string(),
  subject: z.string(),
  old: z.unknown(),
  new: z.unknown(),
  at: z.string(),
  isUndone: z.boolean(),
})

const undoStepSchema = z.object({
  batch: z.number().int(),
  /** How many decisions the step holds. */
  changes: z.number().int(),
  kind: z.string(),
  /** The first decision's subject by its name where the estate knows it, else by its id. */
  subject: z.string(),
  at: z.string(),
  isUndone: z.boolean(),
})

const stepChangeSchema = z.object({
  kind: z.string(),
  /** By its name where the newest inventory holds it. */
  subject: z.string(),
  /** The values as YAML; null where nothing was decided. */
  before: z.string().nullable(),
  after: z.string().nullable(),
})

/** Steps or decisions that are answered at a time, at most. */
const MOST_ROWS = 500
const page = { offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(MOST_ROWS).default(100) }

/** Characters of a decisions file that are taken as text; larger ones are read from where they are. */
export const MAX_DECISIONS_TEXT_LENGTH = 960 * 1024

const takenDecisions = z.object({
  /** How many decisions the file held about objects that are there; the target is not counted. */
  applied: z.number().int(),
  /** A sentence for each subject that no object bears, or several. */
  unknownSubjects: z.array(z.string()),
  /** The id of the target that the file states and that is in force now; null where it states none. */
  target: z.string().nullable(),
})

/** What people decided, and its history. */
export const DECISIONS_API = {
  /** Takes over a decisions file (portolan/v1); one undo step, or none where it decides nothing. */
  'decisions.import': { input: z.strictObject({ file: z.string().min(1) }), output: takenDecisions },
  /** The same of a file's text: it can name presets and state a target, but no target file beside it. invalid-input lists every fault in `details.faults`. */
  'decisions.take': { input: z.strictObject({ text: z.string().max(MAX_DECISIONS_TEXT_LENGTH) }), output: takenDecisions },
  /** The decisions and the target in force as such a file, which gives the same where it is taken over; `leftOut`: decisions in force of kinds that it does not hold, sorted. */
  'decisions.export': { input: z.strictObject({}), output: z.object({ text: z.string(), leftOut: z.array(z.object({ kind: z.enum(DECISION_KINDS), count: z.number().int().positive() })) }) },
  /**
   * One undo step; a value of null takes the decision back. `seen` is what was in force when it was looked at, null for nothing: error
   * conflict (reason `changed`, with `mine` and `theirs` as YAML) where it is another by now. Without `seen` the newest counts.
   */
  'decisions.apply': {
    input: z.strictObject({ changes: z.array(z.strictObject({ kind: z.enum(DECISION_KINDS), subject: z.string().min(1), value: z.unknown(), seen: z.unknown().optional() })).min(1) }),
    output: z.object({ batch: z.number().int() }),
  },
  'decisions.undo': { input: z.strictObject({}), output: z.object({ batch: z.number().int().nullable() }) },
  'decisions.redo': { input: z.strictObject({}), output: z.object({ batch: z.number().int().nullable() }) },
  /** What undo and redo would do next; null where there is nothing. */
  'decisions.state': { input: z.strictObject({}), output: z.object({ undo: undoStepSchema.nullable(), redo: undoStepSchema.nullable() }) },
  /** All steps, the newest first, those that were undone included. */
  'decisions.steps': { input: z.strictObject(page), output: z.object({ steps: z.array(undoStepSchema), total: z.number().int() }) },
  /** What a step decided, in the order in which it did. */
  'decisions.step': { input: z.strictObject({ batch: z.number().int().positive(), ...page }), output: z.object({ changes: z.array(stepChangeSchema), total: z.number().int() }) },
  /** Undoes or does again until exactly the steps up to `batch` are in force; 0 undoes all. */
  'decisions.go-to': { input: z.strictObject({ batch: z.number().int().min(0) }), output: z.object({ undone: z.number().int(), redone: z.number().int() }) },
  'decisions.list': { input: z.strictObject({}), output: z.array(journalEntrySchema) },
} as const
