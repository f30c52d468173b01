import { z } from 'zod'

/** One step on the way to a number, applied to what the steps before it gave. */
export const termSchema = z.object({
  label: z.string(),
  operation: z.enum(['+', '-', '×', '÷']),
  value: z.number(),
  unit: z.string(),
  /** Where the value comes from: the inventory, the scenario, the target, or the product's documented rule. */
  source: z.string(),
})

/** A number that explains itself: its terms one after another, from zero, then rounded, give its value. */
export const figureSchema = z.object({
  value: z.number(),
  unit: z.string(),
  rounding: z.enum(['none', 'up', 'down']),
  terms: z.array(termSchema),
})

export type Term = z.infer<typeof termSchema>
export type Figure = z.infer<typeof figureSchema>
