import { namesAssessment } from '#backend/assess/assessment-columns.ts'
import type { ProjectFile } from '#backend/db/project-file.ts'
import { cellAt, columnOf } from '#backend/inventory/encoded-table.ts'
import type { InventoryCache } from '#backend/inventory/inventory-cache.ts'
import { matchConditions } from '#backend/inventory/match-conditions.ts'

/**
 * The VMs that pass an expression over the columns that inventory.query has for VMs, by the list that is kept for it; null for no
 * expression, which is all of them. AppError invalid-input for one that is not understood.
 */
export async function idsInScope(lists: InventoryCache, project: ProjectFile, scope: string | undefined): Promise<ReadonlySet<string> | null> {
  if (scope === undefined || scope.trim() === '') return null
  const { table } = await (namesAssessment({ scope }) ? lists.assessedVms(project) : lists.vms(project))
  const ids = columnOf(table, 'id')
  return new Set(Array.from(matchConditions(table, { scope }).all(), (row) => String(cellAt(ids, row))))
}
