import { AppError } from '#shared/contract/app-error.ts'
import type { DecisionValue } from '#shared/domain/decisions/decision.ts'
import { FilterSyntaxError } from '#shared/engine/filter/filter-tokens.ts'
import { parseStorageRule } from '#shared/engine/mapping/storage/storage-rules.ts'

/** Refuses rules whose expressions nobody could obey: AppError invalid-input with the rule and the place in it (`at`, from 0). */
export function checkStorageRules({ rules }: DecisionValue<'storage.rules'>): void {
  rules.forEach(({ where }, index) => {
    try {
      parseStorageRule(where)
    } catch (error) {
      if (!(error instanceof FilterSyntaxError)) throw error
      throw new AppError('invalid-input', `Storage rule ${index + 1} is not understood at character ${error.at + 1}: ${error.message}.`, { where, at: error.at, rule: index + 1 }, { cause: error })
    }
  })
}
