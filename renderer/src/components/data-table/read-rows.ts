import type { ErrorData } from '#shared/contract/api-types.ts'
import { MOST_QUERY_ROWS, type QueryConditions, type QueryRow } from '#shared/contract/inventory-query.ts'
import type { LoadRows } from './column-spec.ts'
import { countPlaces, type RowRanges } from './row-ranges.ts'

export interface ReadRowsOptions {
  readonly conditions: QueryConditions
  readonly columns: readonly string[]
  readonly ranges: RowRanges
  readonly signal: AbortSignal
  readonly onProgress: (read: number, all: number) => void
}

/** Reads whole runs of a list's rows, however long, in as few calls as they take. */
export async function readRows(load: LoadRows, { conditions, columns, ranges, signal, onProgress }: ReadRowsOptions): Promise<{ readonly rows: readonly QueryRow[] } | { readonly error: ErrorData }> {
  const all = countPlaces(ranges)
  const rows: QueryRow[] = []
  for (const [first, last] of ranges) {
    for (let offset = first; offset <= last; offset += MOST_QUERY_ROWS) {
      const outcome = await load({ ...conditions, columns: [...columns], offset, limit: Math.min(MOST_QUERY_ROWS, last - offset + 1) }, signal)
      if (!outcome.ok) return { error: outcome.error }
      rows.push(...outcome.value.rows)
      onProgress(rows.length, all)
    }
  }
  return { rows }
}
