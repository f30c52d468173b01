import type { SideKind, SideRow } from '#shared/domain/side/side-rows.ts'
import type { ProjectFile } from '../project-file.ts'
import { SIDE_TABLES } from '../side/side-tables.ts'
import { decodeSideRow } from '../side/side-writer.ts'

/** A row of a side file that is in force. */
export interface SideRowInForce<Kind extends SideKind> {
  /** The VM that it is about; null where it is about none, or its VM was not found. */
  readonly vmId: string | null
  /** `joined`, `listed` (about no VM), or why there is no VM: `unknown`, `ambiguous`, `contradicted`, `duplicate`. */
  readonly state: string
  readonly row: SideRow<Kind>
}

/**
 * The rows of a kind that are in force, in the order of their files, for whoever sizes, plans waves or maps networks: of
 * `application` and `performance` at most one a VM is `joined`. Only those of one VM where its id is given.
 */
export function loadSideRows<Kind extends SideKind>({ database }: ProjectFile, kind: Kind, vmId?: string): SideRowInForce<Kind>[] {
  const { table, columns } = SIDE_TABLES[kind]
  const sql = `SELECT link.vm_id, link.state, ${columns.map(({ column }) => `own."${column}"`).join(', ')}
    FROM current_side_link AS link JOIN "${table}" AS own ON own.pk = link.row_pk
    WHERE link.kind = ?${vmId === undefined ? '' : ' AND link.vm_id = ?'} ORDER BY link.row_pk`
  const rows = database.prepare(sql).raw().all(kind, ...(vmId === undefined ? [] : [vmId])) as [string | null, string, ...unknown[]][] // as selected
  return rows.map(([id, state, ...values]) => ({ vmId: id, state, row: decodeSideRow(kind, values) }))
}
