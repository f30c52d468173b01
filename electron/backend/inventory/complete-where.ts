import type { CompletionOption, FilterCompletion } from '#shared/contract/filter-completion.ts'
import type { QueryCell } from '#shared/contract/inventory-query.ts'
import { type FilterField, isMibField } from '#shared/engine/filter/filter-field.ts'
import { filterLiteral } from '#shared/engine/filter/filter-literal.ts'
import { OPERATORS_OF } from '#shared/engine/filter/filter-operators.ts'
import { type FilterPlace, filterPlace } from '#shared/engine/filter/filter-place.ts'
import { countValues } from './count-facet.ts'
import { columnOf, type EncodedTable } from './encoded-table.ts'
import { matchConditions } from './match-conditions.ts'

/** As many as a person looks through; who wants another goes on typing. */
const MOST_OPTIONS = 50
const MIB_PER_GIB = 1024
const UNITS = ['MiB', 'GiB', 'TiB'] as const
const NUMBER = /^\d+(?:\.\d+)?/
const WORD_REST = /^[\p{L}\p{N}_.:/@-]*/u

export interface WhereCompletion {
  readonly table: EncodedTable
  /** Fields besides the table's columns. */
  readonly others: readonly FilterField[]
  readonly where: string
  /** Where the caret stands, counted in characters from 0. */
  readonly at: number
  readonly scope: string | undefined
}

/**
 * What can be written at a place of a filter expression: fields, operators, values that the rows of the scope have, the
 * commonest first. No options where what stands before is not understood.
 */
export function completeWhere({ table, others, where, at, scope }: WhereCompletion): FilterCompletion {
  const fields: readonly FilterField[] = [...table.columns.values(), ...others]
  const place = filterPlace(where.slice(0, at), fields)
  if (place === null) return { from: at, to: at, options: [] }
  const { from, written, isQuoted } = place
  const rest = where.slice(at)
  const end = at + (isQuoted ? Number(/^["']/.test(rest)) : written === '' ? 0 : (WORD_REST.exec(rest)?.[0].length ?? 0))
  const options = optionsAt(place, { table, fields, scope }).slice(0, MOST_OPTIONS)
  return { from, to: where[end] === ' ' && options.every(({ insert }) => insert.endsWith(' ')) ? end + 1 : end, options }
}

function optionsAt({ expects, written, isQuoted }: FilterPlace, context: Pick<WhereCompletion, 'table' | 'scope'> & { readonly fields: readonly FilterField[] }): CompletionOption[] {
  const words = (...texts: string[]): CompletionOption[] => texts.filter((text) => begins(text, written)).map((text) => ({ kind: 'word', text, insert: text === '(' ? text : `${text} `, count: null }))
  const joins = (open: number): CompletionOption[] => words('and', 'or', ...(open > 0 ? [')'] : []))
  switch (expects.type) {
    case 'condition':
      return [...bestFirst(context.fields.map(({ name }) => name), written).map((name): CompletionOption => ({ kind: 'field', text: name, insert: `${name} `, count: null })), ...words('not', '(')]
    case 'operator': {
      const operators = [...OPERATORS_OF[expects.field.type], 'in'].filter((operator) => begins(operator, written))
      return [...operators.map((text): CompletionOption => ({ kind: 'operator', text, insert: text === 'in' ? 'in (' : `${text} `, count: null })), ...(expects.field.type === 'boolean' ? joins(0) : [])]
    }
    case 'list':
      return words('(')
    case 'value':
      return valuesOf(expects.field, written, isQuoted, context).map((option) => ({ ...option, insert: `${option.text} ` }))
    case 'listed':
      return valuesOf(expects.field, written, isQuoted, context)
    case 'next-value':
      return [{ kind: 'word', text: ',', insert: ', ', count: null }, { kind: 'word', text: ')', insert: ') ', count: null }]
    case 'join':
      return [...(expects.field !== null && isMibField(expects.field.name) ? words(...UNITS) : []), ...joins(expects.openParentheses)]
  }
}

/** Values as an expression writes them; a size that is begun is offered with its units. */
function valuesOf({ name }: FilterField, written: string, isQuoted: boolean, { table, scope }: Pick<WhereCompletion, 'table' | 'scope'>): CompletionOption[] {
  const amount = isMibField(name) ? (NUMBER.exec(written)?.[0] ?? '') : ''
  const sizes = amount === '' ? [] : UNITS.map((unit) => `${amount}${unit}`).filter((text) => begins(text, written))
  if (!table.columns.has(name)) return sizes.map(valueOption)
  const sought = written.toLowerCase()
  const accepts = (value: QueryCell): boolean => (typeof value === 'string' ? value.toLowerCase().includes(sought) : !isQuoted && begins(literal(name, value), written))
  const { values } = countValues(columnOf(table, name), matchConditions(table, scope === undefined ? {} : { scope }).all(), MOST_OPTIONS, accepts)
  const listed = values.map(({ value, count }): CompletionOption => ({ ...valueOption(literal(name, value)), count }))
  return [...listed, ...sizes.filter((text) => !listed.some((option) => option.text === text)).map(valueOption)]
}

function valueOption(text: string): CompletionOption {
  return { kind: 'value', text, insert: text, count: null }
}

function literal(field: string, value: QueryCell): string {
  if (typeof value !== 'number' || !isMibField(field)) return filterLiteral(value)
  return value > 0 && value % MIB_PER_GIB === 0 ? `${value / MIB_PER_GIB}GiB` : String(value)
}

function begins(text: string, written: string): boolean {
  return text.toLowerCase().startsWith(written.toLowerCase())
}

/** Names that begin with what is written, then those that hold it. */
function bestFirst(names: readonly string[], written: string): readonly string[] {
  const holding = names.filter((name) => name.toLowerCase().includes(written.toLowerCase()))
  return [...holding.filter((name) => begins(name, written)), ...holding.filter((name) => !begins(name, written))]
}
