import { z } from 'zod'

/** Why something is so, in a word for programs and a sentence for people. */
export const reasonSchema = z.object({ code: z.string(), message: z.string() })
