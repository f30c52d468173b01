import type { QueryRequest, QueryResult } from '#shared/contract/inventory-query.ts'
import { countFacet } from './count-facet.ts'
import { columnOf, type EncodedTable, rowAt } from './encoded-table.ts'
import { matchConditions } from './match-conditions.ts'
import { sortRows } from './sort-rows.ts'

/** Answers one page of a list. AppError invalid-input for an unknown column or an expression that is not understood. */
export function queryTable(table: EncodedTable, request: QueryRequest): QueryResult {
  const passing = matchConditions(table, request)
  const matching = passing.all()
  const ordered = sortRows(table, matching, request.sort ?? [])
  const columns = request.columns?.map((name) => columnOf(table, name)) ?? [...table.columns.values()]
  return {
    columns: columns.map(({ name, type }) => ({ name, type })),
    total: table.count,
    matching: matching.length,
    rows: Array.from(ordered.subarray(request.offset, request.offset + request.limit), (row) => rowAt(columns, row)),
    facets: (request.facets ?? []).map((name) => {
      const chosen = (request.filters ?? []).filter((filter) => filter.column === name).flatMap((filter) => filter.values)
      return countFacet(columnOf(table, name), passing.allBut(name), chosen)
    }),
  }
}
