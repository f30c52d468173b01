import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import type { Table } from '#backend/importers/tables/table-file.ts'
import { defineColumns, text } from '../columns/column.ts'
import { SOURCE_COLUMNS } from '../columns/key-columns.ts'
import type { SourceNames } from '../joins/source-index.ts'
import { scanTexts } from './scan-texts.ts'

/** A datacenter as a row names it. */
export interface NamedDatacenter {
  readonly sourceUuid: string | null
  readonly server: string | null
  readonly name: string
}

const COLUMNS = defineColumns({ ...SOURCE_COLUMNS, datacenter: text('Datacenter') })

/** The sheets beside vInfo whose rows can name a vCenter or a datacenter that no VM is in. */
export const PLACE_SHEETS: readonly string[] = ['vSource', 'vCluster', 'vHost', 'dvSwitch', 'dvPort', 'vDatastore']

/** Adds a sheet's vCenters to `names` and answers its datacenters. */
export async function scanPlaces(sheet: string, table: Table, names: SourceNames, signal: CancelSignal): Promise<NamedDatacenter[]> {
  const datacenters = new Map<string, NamedDatacenter>()
  await scanTexts(sheet, table, COLUMNS, signal, (row) => {
    const sourceUuid = row.text(COLUMNS.sourceUuid)
    const server = row.text(COLUMNS.server)
    names.add(sourceUuid, server)
    const name = row.text(COLUMNS.datacenter)
    if (name !== null) datacenters.set(`${sourceUuid ?? ''}\n${server ?? ''}\n${name}`, { sourceUuid, server, name })
  })
  return [...datacenters.values()]
}
