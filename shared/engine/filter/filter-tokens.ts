/** A piece of a filter expression; `at` is its 0-based offset in the text. */
export type FilterToken =
  | { readonly type: 'word'; readonly text: string; readonly at: number }
  | { readonly type: 'string'; readonly text: string; readonly at: number }
  | { readonly type: 'symbol'; readonly text: string; readonly at: number }
  | { readonly type: 'end'; readonly text: ''; readonly at: number }

/** What is wrong with an expression, and where. */
export class FilterSyntaxError extends Error {
  readonly at: number

  constructor(message: string, at: number) {
    super(message)
    this.name = 'FilterSyntaxError'
    this.at = at
  }
}

/**
 * Cuts an expression into tokens: words (field names, numbers, bare values), quoted strings with backslash
 * escapes, and the symbols ( ) , = == != <> < <= > >= ~ !~. Throws FilterSyntaxError.
 */
export function readFilterTokens(text: string): readonly FilterToken[] {
  const tokens: FilterToken[] = []
  let at = 0
  while (at < text.length) {
    const character = text[at] ?? ''
    if (/\s/.test(character)) {
      at += 1
    } else if (character === '"' || character === "'") {
      const string = readString(text, at)
      tokens.push({ type: 'string', text: string.value, at })
      at = string.end
    } else {
      const symbol = SYMBOLS.find((candidate) => text.startsWith(candidate, at))
      const word = symbol === undefined ? WORD.exec(text.slice(at))?.[0] : undefined
      if (symbol !== undefined) tokens.push({ type: 'symbol', text: symbol, at })
      else if (word !== undefined) tokens.push({ type: 'word', text: word, at })
      else throw new FilterSyntaxError(`"${character}" is not understood`, at)
      at += (symbol ?? word ?? '').length
    }
  }
  tokens.push({ type: 'end', text: '', at })
  return tokens
}

/** Longer symbols first, so that "<=" is not read as "<". */
const SYMBOLS = ['==', '!=', '<>', '<=', '>=', '!~', '(', ')', ',', '=', '<', '>', '~']
const WORD = /^[\p{L}\p{N}_.:/@%+*#[\]{}$&|\\-]+/u

function readString(text: string, start: number): { value: string; end: number } {
  const quote = text[start]
  let value = ''
  for (let at = start + 1; at < text.length; at++) {
    const character = text[at] ?? ''
    if (character === quote) return { value, end: at + 1 }
    if (character === '\\' && at + 1 < text.length) {
      at += 1
      value += text[at] ?? ''
    } else {
      value += character
    }
  }
  throw new FilterSyntaxError('a string is not closed', start)
}
