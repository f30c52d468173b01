import { AppError } from '#shared/contract/app-error.ts'
import type { FilterField } from '#shared/engine/filter/filter-field.ts'
import { FilterSyntaxError } from '#shared/engine/filter/filter-tokens.ts'
import { type FilterExpression, parseFilter } from '#shared/engine/filter/parse-filter.ts'

/** Reads a filter expression; null for an empty one. AppError invalid-input bears the expression and the place (`at`, from 0). */
export function parseWhere(where: string | undefined, fields: readonly FilterField[]): FilterExpression | null {
  if (where === undefined || where.trim() === '') return null
  try {
    return parseFilter(where, fields)
  } catch (error) {
    if (!(error instanceof FilterSyntaxError)) throw error
    throw new AppError('invalid-input', `The filter is not understood at character ${error.at + 1}: ${error.message}.`, { where, at: error.at }, { cause: error })
  }
}
