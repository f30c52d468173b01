import type { ErrorCode, YAMLParseError } from 'yaml'

/** Why a text is not YAML, and where: the library's words are for programmers, so the commonest troubles have their own. */
export function yamlTrouble({ code, message, linePos }: YAMLParseError): string {
  const start = linePos?.[0]
  const place = start === undefined ? '' : ` at line ${start.line}, column ${start.col}`
  const said = (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '')
  return `it is not YAML${place}: ${WORDS[code] ?? said}`
}

/** What is wrong and what is expected instead. */
const WORDS: Partial<Record<ErrorCode, string>> = {
  TAB_AS_INDENT: 'a tab stands where spaces are expected',
  DUPLICATE_KEY: 'this field was written before; each is expected once',
  BAD_INDENT: 'the indent is not the one expected: fields of one group begin in the same column, and what is opened by a bracket is closed by one',
  MULTILINE_IMPLICIT_KEY: 'a field was begun inside brackets; the closing bracket is expected before it',
  MISSING_CHAR: 'a closing bracket or quote, or the colon behind a field, is expected',
  BLOCK_IN_FLOW: 'a line with a dash or a field was begun inside brackets; the closing bracket is expected before it',
  UNEXPECTED_TOKEN: 'something stands here that does not belong here; a field with a colon, or an entry with a dash, is expected',
}
