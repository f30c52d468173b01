import { z } from 'zod'

/** Rows of one table in an answer. A VM has one row in most sheets, and some with its disks, partitions and snapshots. */
export const MOST_RAW_ROWS = 50

const count = z.number().int().min(0)

/** A cell that holds something, as it stands in the file. */
export const rawCellSchema = z.object({
  /** Its place among the columns, from 0. */
  column: count,
  kind: z.enum(['text', 'number', 'boolean', 'date']),
  /** A date is the number that the file has, in days. */
  value: z.string(),
  /** Of a date: the same in ISO 8601, without zone; null where no calendar has such a day. */
  date: z.string().nullable(),
  /** How many characters the whole value has, where it is shortened here; else null. */
  cutFrom: count.nullable(),
})

/** What the files of an import say of a VM word for word. */
export const rawRowsSchema = z.object({
  /** The snapshots of the VM's source, the newest first: `older` were imported before rows were kept, `without-vm` do not have the VM. */
  snapshots: z.array(z.object({
    id: z.number().int().min(1),
    importedAt: z.string(),
    exportedAt: z.string().nullable(),
    isCurrent: z.boolean(),
    state: z.enum(['kept', 'older', 'without-vm']),
  })),
  /** The one that is shown. */
  snapshot: z.number().int().min(1),
  /** What was imported; null for a live engine, and where an older version did not note it. `path` is null where the file was a copy that is gone since. */
  file: z.object({ name: z.string().nullable(), path: z.string().nullable(), files: count, bytes: count, sha256: z.string() }).nullable(),
  tables: z.array(z.object({
    number: count,
    /** Of a workbook, the sheet; of documents, the kind of object. */
    name: z.string(),
    /** As they are headed; two may bear one heading. */
    columns: z.array(z.string()),
    /** The rows that are of this VM; the answer has some of them. */
    total: count,
    /** Cells in the order of the columns; null where the project does not have the row, which then is not what was read. */
    rows: z.array(z.object({ row: z.number().int(), cells: z.array(rawCellSchema).nullable() })),
  })),
})

export type RawRows = z.infer<typeof rawRowsSchema>
export type RawTable = RawRows['tables'][number]
export type RawCell = z.infer<typeof rawCellSchema>
