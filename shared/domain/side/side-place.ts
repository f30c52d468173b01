import { z } from 'zod'

/** Where a row of a side file was read. */
export const sidePlaceSchema = z.object({
  /** The file, as the report names its sheet. */
  sheet: z.string(),
  /** 1-based, as in the file; of a JSON document, the place of the object among those of its kind. */
  row: z.number().int(),
})

/** What a row says in columns that its format does not know, under the file's own headers. */
export const otherCellsSchema = z.array(z.object({ column: z.string(), value: z.string() }))
