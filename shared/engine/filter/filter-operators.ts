import type { FilterFieldType } from './filter-field.ts'

export type FilterOperator = '=' | '!=' | '<' | '<=' | '>' | '>=' | '~' | '!~'

const EQUALITY: readonly FilterOperator[] = ['=', '!=']
const ORDER: readonly FilterOperator[] = ['<', '<=', '>', '>=']

/** The operators that go with a field of each type. */
export const OPERATORS_OF: Readonly<Record<FilterFieldType, ReadonlySet<FilterOperator>>> = {
  text: new Set([...EQUALITY, '~', '!~', ...ORDER]),
  number: new Set([...EQUALITY, ...ORDER]),
  boolean: new Set(EQUALITY),
}
