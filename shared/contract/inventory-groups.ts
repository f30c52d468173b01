import { z } from 'zod'
import { queryCellSchema, queryConditionsSchema } from './inventory-query.ts'

/** More groups than a person reads; those beyond are summed up as one. */
export const MOST_GROUPS = 500

/** Columns that one call adds up. */
const MOST_SUMS = 12

const count = z.number().int().min(0)

/** What a list's rows are grouped by. All conditions are those of a query. */
export const groupRequestSchema = queryConditionsSchema.omit({ sort: true }).extend({
  by: z.string(),
  /** Columns of numbers that are added up. */
  sums: z.array(z.string()).max(MOST_SUMS),
  /** `rows` by their number, `value` by what they are grouped by, else by the sum of that column; the largest groups first where absent. */
  sort: z.object({ key: z.string(), isDescending: z.boolean() }).optional(),
})

/** A column's sum over the rows of which it is known, in its own unit, and how many it is not known of. */
const subtotalSchema = z.object({ sum: z.number(), unknown: count })

const totalsSchema = z.object({ rows: count, subtotals: z.array(subtotalSchema) })

export const groupResultSchema = z.object({
  groups: z.array(totalsSchema.extend({ value: queryCellSchema })),
  /** The groups beyond MOST_GROUPS, as one; null where all are listed. */
  others: totalsSchema.extend({ groups: count }).nullable(),
  total: totalsSchema,
})

export type GroupRequest = z.infer<typeof groupRequestSchema>
export type GroupResult = z.infer<typeof groupResultSchema>
export type GroupTotals = z.infer<typeof totalsSchema>
export type Subtotal = z.infer<typeof subtotalSchema>
