import type { Table } from '../tables/table-file.ts'
import type { Column } from './columns/column.ts'
import type { HOST_KEY_COLUMNS } from './columns/key-columns.ts'
import type { ImportRun } from './import-run.ts'
import { readSheet } from './read-sheet.ts'
import { NO_SOURCE, type Rejection } from './rejection.ts'
import type { RowReader } from './row-reader.ts'
import type { SheetReader } from './sheet-reader.ts'

type HostSheet = Pick<SheetReader, 'name'> & { readonly columns: Readonly<Record<string, Column>> & typeof HOST_KEY_COLUMNS }

/** The host that a row is about; `hostId` is null when vHost does not have it. */
export interface RowHost {
  readonly sourceId: string
  readonly hostName: string
  readonly hostId: string | null
}

/** Reads a sheet whose rows belong to hosts. A row whose host vHost lacks is kept under the host's name. */
export async function readHostSheet(
  run: ImportRun,
  sheet: HostSheet,
  table: Table,
  keep: (row: RowReader, host: RowHost) => Rejection | null,
): Promise<void> {
  const { columns } = sheet
  let joined = 0
  const { rows } = await readSheet(run, sheet, table, (row) => {
    const source = run.sources.resolve(row.text(columns.sourceUuid), row.text(columns.server))
    if (source === null) return NO_SOURCE
    const hostName = row.text(columns.host)
    if (hostName === null) return { code: 'MISSING_HOST_NAME', reason: 'the row names no host' }
    const host = run.hosts.find(source.id, row.text(columns.datacenter), hostName)
    if (host !== null) joined += 1
    return keep(row, { sourceId: source.id, hostName, hostId: host?.id ?? null })
  })
  run.sink.join({ sheet: sheet.name, to: 'host', rows, joined })
}
