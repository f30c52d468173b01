import type { FilterField } from './filter-field.ts'
import { OPERATORS_OF } from './filter-operators.ts'
import { FilterSyntaxError, type FilterToken, readFilterTokens } from './filter-tokens.ts'

/** What may stand at a place of an expression. */
export type FilterExpectation =
  | { readonly type: 'condition' }
  | { readonly type: 'operator'; readonly field: FilterField }
  | { readonly type: 'list'; readonly field: FilterField }
  | { readonly type: 'value'; readonly field: FilterField }
  /** The same within the parentheses of a list. */
  | { readonly type: 'listed'; readonly field: FilterField }
  /** Behind a value of a list. */
  | { readonly type: 'next-value'; readonly field: FilterField }
  /** Behind a whole condition. `field` is that of a number that a unit may follow. */
  | { readonly type: 'join'; readonly openParentheses: number; readonly field: FilterField | null }

export interface FilterPlace {
  readonly expects: FilterExpectation
  /** Where the word begins that is being written. */
  readonly from: number
  /** What of it is written already, without a quotation mark before it. */
  readonly written: string
  readonly isQuoted: boolean
}

/**
 * What may be written at a place of an expression that is still being written, by what stands before it. Null where
 * that is not understood already: then nothing behind it can be known.
 */
export function filterPlace(before: string, fields: readonly FilterField[]): FilterPlace | null {
  const cut = cutWord(before)
  if (cut === null) return null
  const expects = follow(cut.tokens, new Map(fields.map((field) => [field.name.toLowerCase(), field])))
  return expects === null ? null : { expects, from: cut.from, written: cut.written, isQuoted: cut.isQuoted }
}

/** The tokens that are whole, and the word or string that is not. */
function cutWord(before: string): { tokens: readonly FilterToken[]; from: number; written: string; isQuoted: boolean } | null {
  try {
    const tokens = readFilterTokens(before).slice(0, -1)
    const last = tokens.at(-1)
    if (last?.type !== 'word' || last.at + last.text.length !== before.length) return { tokens, from: before.length, written: '', isQuoted: false }
    return { tokens: tokens.slice(0, -1), from: last.at, written: last.text, isQuoted: false }
  } catch (error) {
    if (!(error instanceof FilterSyntaxError)) throw error
    const rest = before.slice(error.at)
    const isQuoted = rest.startsWith('"') || rest.startsWith("'")
    // A lone "!" is half of an operator; anything else that cannot be read stays as it is.
    if (!isQuoted && rest !== '!') return null
    return { tokens: readFilterTokens(before.slice(0, error.at)).slice(0, -1), from: error.at, written: isQuoted ? rest.slice(1).replace(/\\(.)/g, '$1') : rest, isQuoted }
  }
}

function follow(tokens: readonly FilterToken[], fields: ReadonlyMap<string, FilterField>): FilterExpectation | null {
  let expects: FilterExpectation = { type: 'condition' }
  let open = 0
  for (const token of tokens) {
    const next: FilterExpectation | null = step(expects, token, fields, open)
    if (next === null) return null
    if (token.type === 'symbol' && token.text === '(' && expects.type === 'condition') open += 1
    if (next.type === 'join') {
      if (isSymbol(token, ')') && expects.type !== 'next-value') open -= 1
      expects = { ...next, openParentheses: open }
    } else expects = next
  }
  return expects
}

/** One token on. `openParentheses` of what comes out is for the caller to count. */
function step(expects: FilterExpectation, token: FilterToken, fields: ReadonlyMap<string, FilterField>, open: number): FilterExpectation | null {
  const word = token.type === 'word' ? token.text.toLowerCase() : ''
  const join = (field: FilterField | null): FilterExpectation => ({ type: 'join', openParentheses: open, field })
  switch (expects.type) {
    case 'condition': {
      if (word === 'not' || isSymbol(token, '(')) return expects
      const field = fields.get(word)
      return field === undefined ? null : { type: 'operator', field }
    }
    case 'operator':
      if (word === 'in') return { type: 'list', field: expects.field }
      if (token.type === 'symbol' && OPERATORS_OF[expects.field.type].has((SAME.get(token.text) ?? token.text) as never)) return { type: 'value', field: expects.field }
      return expects.field.type === 'boolean' ? step(join(null), token, fields, open) : null
    case 'list':
      return isSymbol(token, '(') ? { type: 'listed', field: expects.field } : null
    case 'listed':
      return token.type === 'symbol' ? null : { type: 'next-value', field: expects.field }
    case 'value':
      return token.type === 'symbol' ? null : join(expects.field)
    case 'next-value':
      if (isSymbol(token, ',')) return { type: 'listed', field: expects.field }
      return isSymbol(token, ')') ? join(null) : token.type === 'word' ? expects : null
    case 'join':
      if (word === 'and' || word === 'or') return { type: 'condition' }
      if (isSymbol(token, ')')) return open > 0 ? join(null) : null
      // A unit behind a number, which the reader of expressions judges.
      return expects.field !== null && token.type === 'word' ? join(null) : null
  }
}

function isSymbol(token: FilterToken, text: string): boolean {
  return token.type === 'symbol' && token.text === text
}

/** Second ways to write an operator. */
const SAME: ReadonlyMap<string, string> = new Map([['==', '='], ['<>', '!=']])
