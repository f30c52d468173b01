import type { Table } from '../tables/table-file.ts'
import { createSheetAttributes } from './collect-attributes.ts'
import type { VM_KEY_COLUMNS } from './columns/key-columns.ts'
import type { Column } from './columns/column.ts'
import type { ImportRun } from './import-run.ts'
import type { VmEntry } from './joins/vm-index.ts'
import { readSheet, type SheetResult } from './read-sheet.ts'
import { NO_SOURCE, type Rejection } from './rejection.ts'
import type { RowReader } from './row-reader.ts'
import type { SheetReader } from './sheet-reader.ts'

type VmSheet = Pick<SheetReader, 'name'> & { readonly columns: Readonly<Record<string, Column>> & typeof VM_KEY_COLUMNS }

export interface VmSheetOptions {
  /** The sheet has one row a VM; a second one is rejected. */
  readonly isOneRowEach?: boolean
}

/** Reads a sheet whose rows belong to VMs of vInfo: joins each, rejects orphans, keeps foreign columns as attributes. */
export async function readVmSheet(
  run: ImportRun,
  sheet: VmSheet,
  table: Table,
  keep: (row: RowReader, vm: VmEntry) => Rejection | null,
  { isOneRowEach = false }: VmSheetOptions = {},
): Promise<SheetResult> {
  const { columns } = sheet
  const seen = isOneRowEach ? new Set<VmEntry>() : null
  const collect = createSheetAttributes(run, sheet.name)
  const raw = run.raw.table(sheet.name)
  let joined = 0
  const result = await readSheet(run, sheet, table, (row) => {
    const source = run.sources.resolve(row.text(columns.sourceUuid), row.text(columns.server))
    if (source === null) return NO_SOURCE
    const vm = run.vms.find({
      sourceId: source.id,
      moref: row.text(columns.vmId),
      uuid: row.text(columns.vmUuid),
      datacenter: row.text(columns.datacenter),
      name: row.text(columns.vm),
    })
    if (typeof vm === 'string') return { code: 'ORPHAN_ROW', reason: vm }
    joined += 1
    if (seen !== null) {
      if (seen.has(vm)) return { code: 'DUPLICATE_ROW', reason: `${vm.name} has a row above already` }
      seen.add(vm)
    }
    const rejection = keep(row, vm)
    if (rejection !== null) return rejection
    collect(row, vm.id)
    raw.belongs(vm.id, row.number)
    return null
  })
  run.sink.join({ sheet: sheet.name, to: 'vm', rows: result.rows, joined })
  return result
}
