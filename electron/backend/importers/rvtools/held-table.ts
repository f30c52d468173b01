import { setImmediate } from 'node:timers/promises'
import type { Table, TableRow } from '../tables/table-file.ts'

/** Cells of rows that are kept: eight bytes each where the texts are shared, some fifty where they are not. */
const SHARED_CELLS_AT_MOST = 5_000_000
const OWN_CELLS_AT_MOST = 1_000_000

/**
 * A table that is read twice, and from the file once: the first reading keeps the rows for the second, if they are not
 * too many. Any further reading is of the file again.
 */
export function holdForSecondReading(table: Table): Table {
  const cellsAtMost = table.hasSharedTexts === true ? SHARED_CELLS_AT_MOST : OWN_CELLS_AT_MOST
  let isFirst = true
  let held: (readonly TableRow[])[] | null = null
  return {
    name: table.name,
    ...(table.hasSharedTexts === true ? { hasSharedTexts: true } : {}),
    readAhead() {
      if (held === null) table.readAhead?.()
    },
    async *rows() {
      if (held !== null) {
        const batches = held
        held = null
        for (let index = 0; index < batches.length; index++) {
          // Nothing waits here for the disk: without this pause no cancel would arrive.
          await setImmediate()
          yield batches[index] ?? []
          batches[index] = []
        }
        return
      }
      const collected: (readonly TableRow[])[] | null = isFirst ? [] : null
      isFirst = false
      let cells = 0
      for await (const batch of table.rows()) {
        if (collected !== null) {
          for (const row of batch) cells += row.cells.length
          if (cells <= cellsAtMost) collected.push(batch)
          else collected.length = 0
        }
        yield batch
      }
      if (collected !== null && cells <= cellsAtMost) held = collected
    },
  }
}
