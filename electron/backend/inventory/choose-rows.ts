import type { ChosenVms } from '#shared/contract/bulk-decision.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { matchConditions } from './match-conditions.ts'
import { sortRows } from './sort-rows.ts'
import type { VmTable } from './inventory-cache.ts'

/**
 * The rows that are meant, each once. AppError not-found for an id that the project does not hold, invalid-input for
 * conditions that are not understood and for places behind the list's end.
 */
export function chooseRows({ table, rules }: VmTable, chosen: ChosenVms): readonly number[] {
  if ('ids' in chosen) {
    return [...new Set(chosen.ids)].map((id) => {
      const row = rules.rowOf.get(id)
      if (row === undefined) throw new AppError('not-found', `The project holds no VM with the id ${id}: a newer import may have left it out.`, { id })
      return row
    })
  }
  const { conditions, ranges } = chosen
  const matching = sortRows(table, matchConditions(table, conditions).all(), conditions.sort ?? [])
  if (ranges === undefined) return [...matching]
  const rows = new Set<number>()
  for (const [first, last] of ranges) {
    if (last < first || last >= matching.length) throw new AppError('invalid-input', `The list has ${matching.length} rows, so there is no run from ${first} to ${last}.`, { first, last })
    for (const row of matching.subarray(first, last + 1)) rows.add(row)
  }
  return [...rows]
}
