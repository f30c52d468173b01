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

/** What people decided, and its history. */
export const DECISIONS_API = {
  /** Takes over a decisions file (portolan/v1); one undo step. */
  'decisions.import': { input: z.strictObject({ file: z.string().min(1) }), output: z.object({ applied: z.number().int(), unknownSubjects: z.array(z.string()) }) },
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
