import { extname } from 'node:path'
import type { SideKind } from '#shared/domain/side/side-rows.ts'
import type { Importer } from '../importer.ts'
import { readFileKind } from '../tables/file-kind.ts'
import { readSideCsv, readSideHeaders } from './read-side-csv.ts'
import { bindSideColumns, type SideBinding } from './side-column.ts'
import type { SideCsvFormat } from './side-csv-format.ts'

/** Makes an importer of a format of side files. */
export function sideCsvImporter<Kind extends SideKind>(format: SideCsvFormat<Kind>): Importer {
  return {
    id: format.importerId,
    label: format.label,
    detect: async (path, context) => {
      if (extname(path).toLowerCase() !== '.csv' || (await readFileKind(path)) !== 'other') return 0
      return format.confidence(bindSideColumns(await readSideHeaders(path, context), format.columns))
    },
    read: (path, sink, context) => readSideCsv(path, format, sink, context),
  }
}

/** Less sure than the tabs of RVTools, which may bear the same columns as custom attributes; surer with each column that is known. */
export function confidenceOf({ indexOf, headers }: SideBinding): number {
  return LEAST + (SPAN * indexOf.size) / Math.max(headers.length, 1)
}

const LEAST = 0.5
const SPAN = 0.3
