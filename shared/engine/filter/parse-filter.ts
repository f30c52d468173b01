import type { FilterField, FilterValue } from './filter-field.ts'
import { type FilterOperator, OPERATORS_OF } from './filter-operators.ts'
import { FilterSyntaxError, type FilterToken, readFilterTokens } from './filter-tokens.ts'
import { readFilterValue } from './read-filter-value.ts'

export type FilterExpression =
  | { readonly type: 'and' | 'or'; readonly parts: readonly FilterExpression[] }
  | { readonly type: 'not'; readonly part: FilterExpression }
  | { readonly type: 'compare'; readonly field: string; readonly operator: FilterOperator; readonly value: FilterValue }
  | { readonly type: 'in'; readonly field: string; readonly values: readonly FilterValue[] }
  | { readonly type: 'isTrue'; readonly field: string }

/** Deeper nesting than any person writes, and far from the end of the stack. */
const MAX_DEPTH = 100

/**
 * Reads a filter such as `vcpus > 4 and (cluster = "PROD 01" or name ~ sql) and not isTemplate`.
 * Operators: = != < <= > >=, ~ (contains) and !~, `in (a, b)`; `null` or `unknown` stands for what the
 * inventory does not say. `fields` are what may occur; a value has to be of its field's type, and one of a field
 * in MiB may bear another unit (`memoryMib >= 16GiB`). Throws FilterSyntaxError.
 */
export function parseFilter(text: string, fields: readonly FilterField[]): FilterExpression {
  const tokens = readFilterTokens(text)
  const byLowerCase = new Map(fields.map((field) => [field.name.toLowerCase(), field]))
  let next = 0
  let depth = 0
  const peek = (): FilterToken => tokens[next] ?? { type: 'end', text: '', at: text.length }
  const take = (): FilterToken => {
    const token = peek()
    next += 1
    return token
  }
  const isKeyword = (keyword: string): boolean => peek().type === 'word' && peek().text.toLowerCase() === keyword
  const isSymbol = (symbol: string): boolean => peek().type === 'symbol' && peek().text === symbol

  const chain = (keyword: 'and' | 'or', operand: () => FilterExpression): FilterExpression => {
    const first = operand()
    const parts = [first]
    while (isKeyword(keyword)) {
      take()
      parts.push(operand())
    }
    return parts.length === 1 ? first : { type: keyword, parts }
  }
  const either = (): FilterExpression => chain('or', both)
  const both = (): FilterExpression => chain('and', unary)
  const unary = (): FilterExpression => {
    if (++depth > MAX_DEPTH) throw new FilterSyntaxError('the expression is nested too deeply', peek().at)
    const expression = isKeyword('not') ? negation() : primary()
    depth -= 1
    return expression
  }
  const negation = (): FilterExpression => {
    take()
    return { type: 'not', part: unary() }
  }
  const primary = (): FilterExpression => {
    if (isSymbol('(')) {
      take()
      const inner = either()
      if (!isSymbol(')')) throw new FilterSyntaxError('a closing parenthesis is missing', peek().at)
      take()
      return inner
    }
    const token = take()
    if (token.type === 'end') throw new FilterSyntaxError('the expression ends too early', token.at)
    const field = token.type === 'word' ? byLowerCase.get(token.text.toLowerCase()) : undefined
    if (field === undefined) throw new FilterSyntaxError(`"${token.text}" is no field; fields are ${fields.map(({ name }) => name).join(', ')}`, token.at)
    if (isKeyword('in')) return membership(field)
    const symbol = peek()
    const operator = symbol.type === 'symbol' ? OPERATORS.get(symbol.text) : undefined
    if (operator === undefined) {
      if (field.type !== 'boolean') throw new FilterSyntaxError(`${field.name} is no yes or no: compare it, such as ${EXAMPLES[field.type](field.name)}`, token.at)
      return { type: 'isTrue', field: field.name }
    }
    if (!OPERATORS_OF[field.type].has(operator)) throw new FilterSyntaxError(`"${symbol.text}" does not go with ${field.name}, which is ${NAMES[field.type]}`, symbol.at)
    take()
    return { type: 'compare', field: field.name, operator, value: readFilterValue(field, take, peek) }
  }
  const membership = (field: FilterField): FilterExpression => {
    take()
    if (!isSymbol('(')) throw new FilterSyntaxError('"in" wants a list in parentheses', peek().at)
    const values: FilterValue[] = []
    do {
      take()
      values.push(readFilterValue(field, take, peek))
    } while (isSymbol(','))
    if (!isSymbol(')')) throw new FilterSyntaxError('a closing parenthesis is missing', peek().at)
    take()
    return { type: 'in', field: field.name, values }
  }

  const expression = either()
  if (peek().type !== 'end') throw new FilterSyntaxError(`"${peek().text}" is not expected here; join conditions with "and" or "or"`, peek().at)
  return expression
}

const OPERATORS: ReadonlyMap<string, FilterOperator> = new Map([
  ['=', '='],
  ['==', '='],
  ['!=', '!='],
  ['<>', '!='],
  ['<', '<'],
  ['<=', '<='],
  ['>', '>'],
  ['>=', '>='],
  ['~', '~'],
  ['!~', '!~'],
])

const NAMES: Readonly<Record<FilterField['type'], string>> = { text: 'a text', number: 'a number', boolean: 'yes or no' }
const EXAMPLES: Readonly<Record<Exclude<FilterField['type'], 'boolean'>, (name: string) => string>> = {
  text: (name) => `${name} ~ sql`,
  number: (name) => `${name} > 4`,
}
