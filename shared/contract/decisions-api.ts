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
})

/** What people decided, and its history. */
export const DECISIONS_API = {
  /** Takes over a decisions file (portolan/v1); one undo step. */
  'decisions.import': { input: z.strictObject({ file: z.string().min(1) }), output: z.object({ applied: z.number().int(), unknownSubjects: z.array(z.string()) }) },
  /** One undo step; a value of null takes the decision back. */
  'decisions.apply': {
    input: z.strictObject({ changes: z.array(z.strictObject({ kind: z.enum(DECISION_KINDS), subject: z.string().min(1), value: z.unknown() })).min(1) }),
    output: z.object({ batch: z.number().int() }),
  },
  'decisions.undo': { input: z.strictObject({}), output: z.object({ batch: z.number().int().nullable() }) },
  'decisions.redo': { input: z.strictObject({}), output: z.object({ batch: z.number().int().nullable() }) },
  /** What undo and redo would do next; null where there is nothing. */
  'decisions.state': { input: z.strictObject({}), output: z.object({ undo: undoStepSchema.nullable(), redo: undoStepSchema.nullable() }) },
  'decisions.list': { input: z.strictObject({}), output: z.array(journalEntrySchema) },
} as const
