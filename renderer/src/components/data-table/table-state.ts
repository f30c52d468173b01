import { z } from 'zod'
import { queryCellSchema, querySortSchema } from '#shared/contract/inventory-query.ts'

/** More levels leave groups of a few rows, which are better read as rows. */
export const MOST_GROUP_LEVELS = 4

/** By what a table is narrowed and in which order it stands: what a link to it carries. */
export const tableStateSchema = z.object({
  /** A filter expression; empty for none. */
  where: z.string(),
  /** Words that rows hold; empty for none. */
  search: z.string(),
  filters: z.array(z.object({ column: z.string(), values: z.array(queryCellSchema) })).readonly(),
  /** The first column counts most. */
  sort: querySortSchema.readonly(),
  /** The columns by whose values the rows are grouped, the outermost first. Views that were saved while there was one level have its name alone, or null. */
  group: z.preprocess((kept) => (typeof kept === 'string' ? [kept] : (kept ?? [])), z.array(z.string()).readonly()),
})

export type TableState = Readonly<z.infer<typeof tableStateSchema>>

/** All rows, as they come. */
export const PLAIN_STATE: TableState = { where: '', search: '', filters: [], sort: [], group: [] }
