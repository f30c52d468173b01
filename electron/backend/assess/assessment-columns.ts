import { cellAt, columnOf, type EncodedTable } from '#backend/inventory/encoded-table.ts'
import { type EncodedColumn, encodeColumn } from '#backend/inventory/encode-column.ts'
import { ASSESSMENT_FIELDS } from '#shared/contract/assess-api.ts'
import type { QueryCell, QueryConditions } from '#shared/contract/inventory-query.ts'
import type { VmAssessment } from '#shared/domain/assessment.ts'

/** What a call names of a list's columns. */
interface NamedColumns extends Pick<QueryConditions, 'where' | 'scope' | 'filters' | 'sort'> {
  readonly columns?: readonly string[] | undefined
  readonly facets?: readonly string[] | undefined
}

/** Whether a call names a column of the assessment. A name in quotes counts too: then columns are made that nobody asks for. */
export function namesAssessment({ where = '', scope = '', filters = [], sort = [], columns = [], facets = [] }: NamedColumns): boolean {
  const names = [...filters.map(({ column }) => column), ...sort.map(({ column }) => column), ...columns, ...facets]
  return names.some((name) => FIELDS.has(name)) || FIELD_WORD.test(`${where} ${scope}`)
}

const FIELDS: ReadonlySet<string> = new Set(ASSESSMENT_FIELDS)
/** Expressions name fields in any case. */
const FIELD_WORD = new RegExp(`\\b(?:${ASSESSMENT_FIELDS.join('|')})\\b`, 'i')

/** The cells of one VM, by field; null throughout for a template. */
export function assessmentCells(vm: VmAssessment | undefined): Record<(typeof ASSESSMENT_FIELDS)[number], QueryCell> {
  return {
    status: vm?.status ?? null,
    osClass: vm?.os.class ?? null,
    complexity: vm?.complexity.score ?? null,
    canMoveCold: vm?.cold?.isPossible ?? null,
    canMoveWarm: vm?.warm?.isPossible ?? null,
    findings: vm?.findings.map(({ ruleId }) => ruleId).join(' ') ?? null,
    notEvaluated: vm?.gaps.map(({ ruleId }) => ruleId).join(' ') ?? null,
    because: vm?.because.map(({ code }) => code).join(' ') ?? null,
  }
}

/** A list of VMs with the columns of the assessment. */
export function withAssessment(table: EncodedTable, vms: ReadonlyMap<string, VmAssessment>): EncodedTable {
  const ids = columnOf(table, 'id')
  const cells = Array.from({ length: table.count }, (_, row) => assessmentCells(vms.get(String(cellAt(ids, row)))))
  const columns = new Map<string, EncodedColumn>(table.columns)
  for (const field of ASSESSMENT_FIELDS) columns.set(field, encodeColumn(field, table.count, (row) => cells[row]?.[field] ?? null))
  return { ...table, columns }
}
