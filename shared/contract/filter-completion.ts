import { z } from 'zod'

const place = z.number().int().min(0)

/** What can be written at a place of a filter expression. `from` and `to` are what an option takes the place of, in characters from 0. */
export const filterCompletionSchema = z.object({
  from: place,
  to: place,
  options: z.array(z.object({
    kind: z.enum(['field', 'operator', 'value', 'word']),
    text: z.string(),
    /** What is written, with the blank behind it. */
    insert: z.string(),
    /** Rows that have the value; null for what is none. */
    count: z.number().int().nullable(),
  })),
})

export type FilterCompletion = z.infer<typeof filterCompletionSchema>
export type CompletionOption = FilterCompletion['options'][number]
