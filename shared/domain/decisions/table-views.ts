import { z } from 'zod'

const MOST_VIEWS = 200
const MOST_CHARACTERS = 200

/**
 * A way to look at a table that people share: which columns, in which order and pinned, and by what its rows are narrowed, sorted
 * and grouped. What both hold is of the page that shows the table, which leaves out a view that it does not understand.
 */
export const tableViewSchema = z.strictObject({
  name: z.string().trim().min(1).max(MOST_CHARACTERS),
  layout: z.record(z.string(), z.json()),
  state: z.record(z.string(), z.json()),
})

/** Subject: a table by its name. No plan and no bundle follows them. */
export const tableViewsDecisionSchema = z.strictObject({
  views: z
    .array(tableViewSchema)
    .min(1)
    .max(MOST_VIEWS)
    .refine((views) => new Set(views.map(({ name }) => name)).size === views.length, 'names a view twice'),
})
