import type { ProjectFile } from '#backend/db/project-file.ts'
import { listInventory } from '#backend/db/repositories/inventory-repository.ts'
import { fieldsOf } from '#backend/inventory/fields-of.ts'
import { assessmentCells, namesAssessment } from '#backend/assess/assessment-columns.ts'
import { assessmentOf } from '#backend/assess/assessment-cache.ts'
import type { PlanBasis } from '#backend/plan/plan-cache.ts'
import { ASSESSMENT_FIELDS } from '#shared/contract/assess-api.ts'
import { parseWhere } from '#backend/inventory/parse-where.ts'
import { matchesFilter } from '#shared/engine/filter/evaluate-filter.ts'
import type { Inclusion } from '#shared/engine/inclusion/decide-inclusion.ts'

/**
 * The VMs that pass an expression over the columns that inventory.query has for VMs, those of the assessment among them; null for no
 * expression, which is all of them. AppError invalid-input for one that is not understood.
 */
export function vmIdsInScope(project: ProjectFile, scope: string | undefined, inclusionById: () => ReadonlyMap<string, Inclusion>, basis: PlanBasis): ReadonlySet<string> | null {
  if (scope === undefined || scope.trim() === '') return null
  const list = listInventory(project, 'vms')
  const assessed = namesAssessment({ scope }) ? assessmentOf(basis).vms : null
  const cells = assessed === null ? [] : list.rows.map((row) => assessmentCells(assessed.get(String(row['id']))))
  const ofAssessment = assessed === null ? [] : fieldsOf({ columns: ASSESSMENT_FIELDS, rows: cells })
  const expression = parseWhere(scope, [...fieldsOf(list), ...ofAssessment, { name: 'included', type: 'boolean' }, { name: 'excludedBecause', type: 'text' }])
  if (expression === null) return null
  const inclusions = inclusionById()
  const passing = list.rows.filter((row, index) => {
    const inclusion = inclusions.get(String(row['id']))
    const reasons = inclusion?.reasons.map((reason) => reason.message) ?? []
    return matchesFilter(expression, { ...row, ...cells[index], included: inclusion?.isIncluded ?? null, excludedBecause: reasons.length === 0 ? null : reasons.join(' ') })
  })
  return new Set(passing.map((row) => String(row['id'])))
}
