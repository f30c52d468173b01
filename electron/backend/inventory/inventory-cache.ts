import type { ProjectFile } from '#backend/db/project-file.ts'
import { currentDecisions } from '#backend/db/repositories/decision-repository.ts'
import { loadEstate } from '#backend/db/repositories/estate-repository.ts'
import { listInventory } from '#backend/db/repositories/inventory-repository.ts'
import type { InventoryKind } from '#shared/contract/api.ts'
import type { QueryRow } from '#shared/contract/inventory-query.ts'
import { type EncodedTable, encodeTable } from './encoded-table.ts'
import { createInclusions, type InclusionOf } from './vm-inclusions.ts'

/** The lists of the open project, kept in memory for as long as the project stays as it is. */
export interface InventoryCache {
  table(project: ProjectFile, kind: InventoryKind): EncodedTable
}

/** An owned resource: it lives as long as its backend, and keeps one project. */
export function createInventoryCache(): InventoryCache {
  let kept: KeptProject | null = null
  return {
    table: (project, kind) => {
      const state = readState(project)
      if (kept?.project !== project || kept.estateState !== state.estate) kept = { project, estateState: state.estate, tables: new Map(), inclusionOf: null, decided: null }
      return kind === 'vms' ? vmTable(kept, state.decisions) : listOf(kept, kind)
    },
  }
}

interface KeptProject {
  readonly project: ProjectFile
  readonly estateState: string
  readonly tables: Map<InventoryKind, EncodedTable>
  inclusionOf: InclusionOf | null
  decided: { readonly state: string; readonly table: EncodedTable } | null
}

function listOf({ project, tables }: KeptProject, kind: InventoryKind): EncodedTable {
  const known = tables.get(kind)
  if (known !== undefined) return known
  const { columns, rows } = listInventory(project, kind)
  const table = encodeTable(columns, rows)
  tables.set(kind, table)
  return table
}

/** A decision changes two columns: the others are encoded once for each state of the estate. */
function vmTable(kept: KeptProject, state: string): EncodedTable {
  if (kept.decided?.state === state) return kept.decided.table
  const inclusionOf = (kept.inclusionOf ??= createInclusions(loadEstate(kept.project).vms))
  const listed = listOf(kept, 'vms')
  const decisions = currentDecisions(kept.project)['vm.inclusion']
  const rows = listed.rows.map((row): QueryRow => {
    const inclusion = inclusionOf(String(row['id']), decisions)
    const reasons = inclusion?.reasons.map((reason) => reason.message) ?? []
    return { ...row, included: inclusion?.isIncluded ?? null, excludedBecause: reasons.length === 0 ? null : reasons.join(' ') }
  })
  const table = encodeTable([...listed.columns.keys(), 'included', 'excludedBecause'], rows, listed.columns)
  kept.decided = { state, table }
  return table
}

/**
 * What tells one state of a project from another. Imports commit on a connection of their own, which SQLite's
 * data_version shows (sqlite.org/pragma.html#pragma_data_version); decisions are written on this one, which
 * total_changes() shows. The newest import counts too, in case one is ever written on this connection.
 */
function readState({ database }: ProjectFile): { estate: string; decisions: string } {
  const [imports, changes] = database.prepare('SELECT (SELECT max(pk) FROM import), total_changes()').raw().get() as [number | null, number] // as selected
  const estate = `${String(database.pragma('data_version', { simple: true }))} ${String(imports)}`
  return { estate, decisions: `${estate} ${changes}` }
}
