import { z } from 'zod'
import { NOTE_STATES, noteSchema } from '#shared/domain/decisions/note-decision.ts'

/** What notes can be about; a wave is its change window, a rule one of the assessment or of the plan. */
export const NOTED_KINDS = ['vm', 'datastore', 'port-group', 'cluster', 'host', 'wave', 'rule'] as const

const count = z.number().int().min(0)
const objectShape = { object: z.enum(NOTED_KINDS), subject: z.string().min(1) }
const MOST_NOTES = 500
/** Objects that one note is written on at once: each keeps a text of its own, and more are found again by a filter rather than by a note. */
export const MOST_NOTED_AT_ONCE = 5_000

/** What a person sees of a note that they change or take away: error conflict (reason `changed`) where it says something else by now. Without it, the newest counts. */
const seenNoteSchema = noteSchema.pick({ text: true, state: true, owner: true, answer: true })

const noteRowSchema = z.object({
  ...objectShape,
  /** What the object is called now; its id where the newest inventory does not hold it. */
  name: z.string(),
  isKnown: z.boolean(),
  note: noteSchema,
})

/** Notes and open questions on objects. They are decisions: undo, history and re-imports hold for them as for all others. */
export const NOTES_API = {
  /** Open questions first, then by object. `owner` null: those that name nobody. */
  'notes.list': {
    input: z.strictObject({
      object: z.enum(NOTED_KINDS).optional(),
      subject: z.string().min(1).optional(),
      state: z.enum(NOTE_STATES).optional(),
      owner: z.string().nullable().optional(),
      /** Words that all have to occur in the object's name, the text, the owner or the answer. */
      search: z.string().optional(),
      offset: count.default(0),
      limit: count.max(MOST_NOTES).default(MOST_NOTES),
    }),
    output: z.object({
      rows: z.array(noteRowSchema),
      total: count,
      /** Of the whole project. */
      states: z.record(z.enum(NOTE_STATES), count),
      owners: z.array(z.object({ owner: z.string().nullable(), notes: count, open: count })),
    }),
  },
  /** Writes a note, or changes the one of that id; one undo step. AppError not-found where it is not there any more. */
  'notes.write': {
    input: z.strictObject({ ...objectShape, note: noteSchema.omit({ id: true, at: true }).extend({ id: noteSchema.shape.id.optional() }), seen: seenNoteSchema.optional() }),
    output: z.object({ batch: z.number().int() }),
  },
  /** One note on each of several objects, as one undo step, or what they have by now. */
  'notes.write-many': {
    input: z.strictObject({
      object: z.enum(NOTED_KINDS),
      subjects: z.array(z.string().min(1)).min(1).max(MOST_NOTED_AT_ONCE),
      note: noteSchema.omit({ id: true, at: true }),
      /** True: nothing is written. */
      isPreview: z.boolean(),
    }),
    output: z.object({
      /** The objects in the order given, each once: how many notes they have before it, and how many of these are open questions. */
      rows: z.array(z.object({ subject: z.string(), notes: count, open: count })),
      /** The undo step; null for a preview. */
      batch: z.number().int().nullable(),
    }),
  },
  /** Takes a note away; one undo step. */
  'notes.remove': { input: z.strictObject({ ...objectShape, id: noteSchema.shape.id, seen: seenNoteSchema.optional() }), output: z.object({ batch: z.number().int() }) },
} as const

export type NoteRow = z.infer<typeof noteRowSchema>
export type NotedKind = (typeof NOTED_KINDS)[number]
