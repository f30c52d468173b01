import { z } from 'zod'
import { progressShare } from '#shared/contract/progress-share.ts'

const rowsSchema = z.object({ rows: z.number().int() })

export interface JobProgress {
  /** 0 to 100; null where the whole is not known. */
  readonly percent: number | null
  readonly rows: number | null
}

/** What the status bar can show of a call's progress, whichever call it is: steps of a whole, or rows so far. */
export function describeProgress(progress: unknown): JobProgress {
  const share = progressShare(progress)
  const rows = rowsSchema.safeParse(progress)
  return { percent: share === null ? null : Math.round(share * 100), rows: rows.success ? rows.data.rows : null }
}
