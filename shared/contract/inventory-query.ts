import { z } from 'zod'

/** The largest page that one query answers: it stays far below what a page needs a second to take in. */
export const MOST_QUERY_ROWS = 5_000

/** More sort columns than this change nothing that a person would see. */
export const MOST_SORT_COLUMNS = 3

/** The commonest values of a facet that a query answers; those that are filtered by come on top. */
export const MOST_FACET_VALUES = 100

/** What a cell of a list holds; null is what the inventory does not say. */
export const queryCellSchema = z.union([z.string(), z.number(), z.boolean(), z.null()])

const columnTypeSchema = z.enum(['text', 'number', 'boolean'])
const count = z.number().int().min(0)

/** In which order rows stand: the first column counts most, and what is unknown comes last in either direction. */
export const querySortSchema = z.array(z.strictObject({ column: z.string(), isDescending: z.boolean() })).max(MOST_SORT_COLUMNS)

/** Which rows of a list are meant, and in which order. All conditions have to hold. */
export const queryConditionsSchema = z.strictObject({
  /** A filter expression, as `portolan inventory --where` takes it. */
  where: z.string().optional(),
  /** A second expression over the same columns, apart from `where` so that an error's place is the place in the text that holds it. */
  scope: z.string().optional(),
  /** Words that all have to occur somewhere in the row's texts, whatever their case. */
  search: z.string().optional(),
  /** A row passes where its cell is one of the values; null stands for what is unknown. */
  filters: z.array(z.strictObject({ column: z.string(), values: z.array(queryCellSchema) })).optional(),
  sort: querySortSchema.optional(),
})

/** What a list is asked for besides its kind. */
export const queryRequestSchema = queryConditionsSchema.extend({
  offset: count,
  limit: count.max(MOST_QUERY_ROWS),
  /** The fields of the rows, where not all are wanted. */
  columns: z.array(z.string()).optional(),
  /** Columns whose values are to be counted. */
  facets: z.array(z.string()).optional(),
})

export const queryResultSchema = z.object({
  /** Those of the rows. */
  columns: z.array(z.object({ name: z.string(), type: columnTypeSchema })),
  /** Rows of this kind in the project. */
  total: count,
  /** Rows that pass all conditions. */
  matching: count,
  rows: z.array(z.record(z.string(), queryCellSchema)),
  /** Counted over the rows that pass everything but the facet's own filter, so that other values can be chosen too. */
  facets: z.array(z.object({ column: z.string(), values: z.array(z.object({ value: queryCellSchema, count })), distinct: count })),
})

export type QueryCell = z.infer<typeof queryCellSchema>
export type QueryRow = Readonly<Record<string, QueryCell>>
export type QueryConditions = z.infer<typeof queryConditionsSchema>
export type QueryRequest = z.infer<typeof queryRequestSchema>
export type QueryResult = z.infer<typeof queryResultSchema>
export type QueryFacet = QueryResult['facets'][number]
export type QueryColumnType = z.infer<typeof columnTypeSchema>
