import { openXlsx } from '#backend/importers/tables/xlsx/open-xlsx.ts'
import type { Reading } from './reading.ts'

/** Every cell of every sheet, row by row, as an importer gets them. */
export async function portolanReader(file: string): Promise<Reading> {
  let inflatedBytes = 0
  const workbook = await openXlsx(file, {
    signal: { aborted: false },
    onInflated: (bytes) => {
      inflatedBytes += bytes
    },
  })
  let rows = 0
  try {
    for (const table of workbook.tables) for await (const batch of table.rows()) rows += batch.length
  } finally {
    await workbook.close()
  }
  return { inflatedBytes, rows }
}
