import { z } from 'zod'

const countedSchema = z.object({ done: z.number(), total: z.number().positive() })
const rowsSchema = z.object({ rows: z.number().int() })

export interface JobProgress {
  /** 0 to 100; null where the whole is not known. */
  readonly percent: number | null
  readonly rows: number | null
}

/** What the status bar can show of a call's progress, whichever call it is: steps of a whole, or rows so far. */
export function describeProgress(progress: unknown): JobProgress {
  const counted = countedSchema.safeParse(progress)
  const rows = rowsSchema.safeParse(progress)
  return {
    percent: counted.success ? Math.min(100, Math.round((counted.data.done / counted.data.total) * 100)) : null,
    rows: rows.success ? rows.data.rows : null,
  }
}
