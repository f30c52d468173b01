import { AppError } from '#shared/contract/app-error.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import type { Table } from '#backend/importers/tables/table-file.ts'
import { throwIfCancelled } from '../cancelled.ts'
import { hasContent, parseText } from '../cells/parse-text.ts'
import { bindColumns } from '../columns/bind-columns.ts'
import { defineColumns, text } from '../columns/column.ts'
import { VM_KEY_COLUMNS } from '../columns/key-columns.ts'
import type { SourceNames } from '../joins/source-index.ts'
import { createRowReader } from '../row-reader.ts'
import { shorten } from '../shorten.ts'

/** Who a row of vInfo is about, before the vCenters are settled. */
export interface VmIdentity {
  readonly name: string | null
  readonly moref: string | null
  readonly uuid: string | null
  readonly sourceUuid: string | null
  readonly server: string | null
  readonly datacenter: string | null
  readonly hostName: string | null
  readonly folderMoref: string | null
  readonly folderPath: string | null
}

/** What vInfo says about a vCenter on each of its VMs' rows. */
export interface ServerFacts {
  readonly sourceUuid: string | null
  readonly server: string | null
  readonly fullName: string | null
  readonly apiVersion: string | null
}

/** The first of two passes over vInfo: what must be known before the first row of anything is yielded. */
export interface VInfoScan {
  /** One for each row that holds anything, in order. */
  readonly identities: readonly VmIdentity[]
  readonly servers: readonly ServerFacts[]
  readonly headers: readonly string[]
  /** In lower case. */
  readonly headerNames: ReadonlySet<string>
}

const COLUMNS = defineColumns({
  ...VM_KEY_COLUMNS,
  host: text('Host'),
  folderId: text('Folder ID'),
  folder: text('Folder'),
  serverType: text('VI SDK Server type'),
  apiVersion: text('VI SDK API Version'),
})

/** Throws AppError unsupported-file when the sheet has no column of VM names, cancelled when the user said so. */
export async function scanVInfo(table: Table, names: SourceNames, fileName: string, signal: CancelSignal): Promise<VInfoScan> {
  const identities: VmIdentity[] = []
  const servers = new Map<string, ServerFacts>()
  let headers: readonly string[] = []
  let row: ReturnType<typeof createRowReader> | null = null
  for await (const batch of table.rows()) {
    throwIfCancelled(signal)
    for (const { cells } of batch) {
      if (row === null) {
        const binding = bindColumns('vInfo', Object.values(COLUMNS), cells)
        headers = cells.map((cell) => parseText(cell)).filter((header) => header !== null)
        // Only texts are read here, and they raise no issues; the second pass reports.
        row = createRowReader('vInfo', binding, () => 'comma', () => undefined)
        if (!row.has(COLUMNS.vm)) throw noVmColumn(fileName, headers)
        continue
      }
      if (!hasContent(cells)) continue
      row.cells = cells
      const sourceUuid = row.text(COLUMNS.sourceUuid)
      const server = row.text(COLUMNS.server)
      names.add(sourceUuid, server)
      const key = `${sourceUuid ?? ''}\n${server ?? ''}`
      if (!servers.has(key)) {
        servers.set(key, { sourceUuid, server, fullName: row.text(COLUMNS.serverType), apiVersion: row.text(COLUMNS.apiVersion) })
      }
      identities.push({
        name: row.text(COLUMNS.vm),
        moref: row.text(COLUMNS.vmId),
        uuid: row.text(COLUMNS.vmUuid),
        sourceUuid,
        server,
        datacenter: row.text(COLUMNS.datacenter),
        hostName: row.text(COLUMNS.host),
        folderMoref: row.text(COLUMNS.folderId),
        folderPath: row.text(COLUMNS.folder),
      })
    }
  }
  if (row === null) throw noVmColumn(fileName, headers)
  return { identities, servers: [...servers.values()], headers, headerNames: new Set(headers.map((header) => header.toLowerCase())) }
}

const SHOWN_HEADERS = 8

function noVmColumn(fileName: string, headers: readonly string[]): AppError {
  const more = headers.length > SHOWN_HEADERS ? ` and ${String(headers.length - SHOWN_HEADERS)} more` : ''
  const shown = headers.slice(0, SHOWN_HEADERS).map(shorten)
  const found = headers.length === 0 ? 'it is empty' : `its first row says ${shown.join(', ')}${more}`
  return new AppError('unsupported-file', `The vInfo sheet of ${fileName} has no column "VM": ${found}. Export it again with RVTools.`, {
    file: fileName,
    headers: shown,
  })
}
