import { z } from 'zod'
import { queryCellSchema, querySortSchema } from '#shared/contract/inventory-query.ts'

/** By what a table is narrowed and in which order it stands: what a link to it carries. */
export const tableStateSchema = z.object({
  /** A filter expression; empty for none. */
  where: z.string(),
  /** Words that rows hold; empty for none. */
  search: z.string(),
  filters: z.array(z.object({ column: z.string(), values: z.array(queryCellSchema) })).readonly(),
  /** The first column counts most. */
  sort: querySortSchema.readonly(),
  /** The column by whose values the rows are grouped; null for none. */
  group: z.string().nullable().default(null),
})

export type TableState = Readonly<z.infer<typeof tableStateSchema>>

/** All rows, as they come. */
export const PLAIN_STATE: TableState = { where: '', search: '', filters: [], sort: [], group: null }
