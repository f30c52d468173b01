import type { QueryCell } from '#shared/contract/inventory-query.ts'
import type { DecisionValue } from '#shared/domain/decisions/decision.ts'
import { DECIDED_FACT_FIELDS, type DecidedFactField } from '#shared/domain/decisions/vm-facts-decision.ts'
import type { ApplicationFacts } from '#shared/domain/side/application.ts'
import { factsInForce } from '#shared/engine/facts/facts-in-force.ts'
import { cellAt, columnOf, type EncodedTable } from './encoded-table.ts'
import { type EncodedColumn, encodeColumn } from './encode-column.ts'
import type { VmRules } from './vm-inclusion-columns.ts'

type DecidedFacts = ReadonlyMap<string, DecisionValue<'vm.facts'>>
type DecidedLabels = ReadonlyMap<string, DecisionValue<'vm.labels'>>

/** Labels as one text, as kubectl shows them; null where there is none. */
export function labelsText(labels: Readonly<Record<string, string>> | undefined): string | null {
  const pairs = Object.entries(labels ?? {})
  return pairs.length === 0 ? null : pairs.map(([key, value]) => `${key}=${value}`).join(', ')
}

/** The columns of application, owner and the like that decisions change, and that of labels; all others are as application lists have them. */
export function factColumns(table: EncodedTable, { rowOf, noLabels }: Pick<VmRules, 'rowOf' | 'noLabels'>, facts: DecidedFacts, labels: DecidedLabels): readonly EncodedColumn[] {
  return [...decidedFactColumns(table, rowOf, facts), labels.size === 0 ? noLabels : labelColumn(table, rowOf, labels)]
}

/** The same of one row of a list that is not encoded: the cells that take the place of its own. */
export function decidedCells(row: Readonly<Record<string, QueryCell>>, { facts, labels }: { readonly facts: DecidedFacts; readonly labels: DecidedLabels }): Readonly<Record<string, QueryCell>> {
  const id = String(row['id'])
  const value = facts.get(id)
  const own = value === undefined ? null : factsInForce(value, listedFacts((field) => row[field] ?? null))
  return { ...(own === null ? {} : Object.fromEntries(DECIDED_FACT_FIELDS.map((field) => [field, own[field]]))), labels: labelsText(labels.get(id)?.values) }
}

/** Whether two lists hold the very same columns of these: then none was decided otherwise in between. */
export function haveSameFacts(left: EncodedTable, right: EncodedTable): boolean {
  return [...DECIDED_FACT_FIELDS, 'labels'].every((name) => left.columns.get(name) === right.columns.get(name))
}

function decidedFactColumns(table: EncodedTable, rowOf: VmRules['rowOf'], decisions: DecidedFacts): readonly EncodedColumn[] {
  if (decisions.size === 0) return []
  const listed = DECIDED_FACT_FIELDS.map((field) => ({ field, column: columnOf(table, field) }))
  const decided = new Map<number, ApplicationFacts>()
  for (const [id, value] of decisions) {
    const row = rowOf.get(id)
    if (row !== undefined) decided.set(row, factsInForce(value, listedFacts((field) => cellAt(columnOf(table, field), row))))
  }
  return listed.flatMap(({ field, column }) => {
    const isChanged = [...decided].some(([row, own]) => own[field] !== cellAt(column, row))
    return isChanged ? [encodeColumn(field, table.count, (row) => (decided.has(row) ? (decided.get(row)?.[field] ?? null) : cellAt(column, row)))] : []
  })
}

/** What lists say by the cells of a row; what cannot be decided is not asked for. */
function listedFacts(cellOf: (field: DecidedFactField) => QueryCell): ApplicationFacts {
  const text = (field: DecidedFactField): string | null => (cellOf(field) === null ? null : String(cellOf(field)))
  return { application: text('application'), owner: text('owner'), ownerMail: text('ownerMail'), environment: text('environment'), criticality: text('criticality'), moveGroup: text('moveGroup'), wave: null, changeWindow: null, approval: null }
}

function labelColumn(table: EncodedTable, rowOf: VmRules['rowOf'], decisions: DecidedLabels): EncodedColumn {
  const texts = new Map([...decisions].map(([id, { values }]) => [rowOf.get(id), labelsText(values)] as const))
  return encodeColumn('labels', table.count, (row) => texts.get(row) ?? null)
}
