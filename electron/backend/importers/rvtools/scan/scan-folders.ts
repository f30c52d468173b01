import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import type { Table } from '#backend/importers/tables/table-file.ts'
import { defineColumns, text } from '../columns/column.ts'
import { VM_KEY_COLUMNS } from '../columns/key-columns.ts'
import type { SourceIndex } from '../joins/source-index.ts'
import type { VmIndex } from '../joins/vm-index.ts'
import { scanTexts } from './scan-texts.ts'

const COLUMNS = defineColumns({ ...VM_KEY_COLUMNS, folder: text('Folder') })

/** RVTools fills the Folder column of vCPU where the one of vInfo is empty: the path of each VM's folder by the VM's id. */
export async function scanFolders(table: Table, sources: SourceIndex, vms: VmIndex, signal: CancelSignal): Promise<ReadonlyMap<string, string>> {
  const paths = new Map<string, string>()
  await scanTexts('vCPU', table, COLUMNS, signal, (row) => {
    const path = row.text(COLUMNS.folder)
    const source = path === null ? null : sources.resolve(row.text(COLUMNS.sourceUuid), row.text(COLUMNS.server))
    if (path === null || source === null) return
    const vm = vms.find({
      sourceId: source.id,
      moref: row.text(COLUMNS.vmId),
      uuid: row.text(COLUMNS.vmUuid),
      datacenter: row.text(COLUMNS.datacenter),
      name: row.text(COLUMNS.vm),
    })
    if (typeof vm !== 'string') paths.set(vm.id, path)
  })
  return paths
}
