import { z } from 'zod'

/** A remark, a question that somebody has to answer, or one that is answered. */
export const NOTE_STATES = ['note', 'open', 'answered'] as const
const MOST_CHARACTERS = 4_000

/** What a person wrote about an object. */
export const noteSchema = z.strictObject({
  /** Counts up from 1 within the notes of one object. */
  id: z.number().int().positive(),
  text: z.string().trim().min(1).max(MOST_CHARACTERS),
  state: z.enum(NOTE_STATES),
  /** Who has to see to it; null: nobody is named. */
  owner: z.string().trim().min(1).max(200).nullable(),
  answer: z.string().trim().min(1).max(MOST_CHARACTERS).nullable(),
  /** When it was written or changed last, ISO 8601 in UTC. */
  at: z.iso.datetime(),
})

/** Subject: the object's id. All notes on it, in the order in which they were first written. */
export const noteDecisionSchema = z.strictObject({ notes: z.array(noteSchema).min(1) })

export type Note = z.infer<typeof noteSchema>
