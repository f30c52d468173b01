import { z } from 'zod'

const countedSchema = z.object({ done: z.number(), total: z.number().positive() })

/** How much of a call is done, from 0 to 1, as its progress tells it; null where the whole is not known. */
export function progressShare(progress: unknown): number | null {
  const counted = countedSchema.safeParse(progress)
  return counted.success ? Math.min(1, counted.data.done / counted.data.total) : null
}
