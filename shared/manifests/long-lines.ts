import { LINE_CHARACTERS } from './yaml-comment.ts'

/** Tells yamllint that long values are meant: they stand on one line, so that they are found and compared as they are. */
const LONG_LINES_ARE_MEANT = '# yamllint disable rule:line-length\n'

/**
 * A YAML document without its marker, with a directive for yamllint above it where a line is longer than its rule line-length allows by
 * default. A line of one word alone may be (allow-non-breakable-words), which is the rule's own exception and asked for here as it asks.
 */
export function withLongLinesMeant(text: string): string {
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start)
    const stop = end < 0 ? text.length : end
    if (stop - start > LINE_CHARACTERS && text.slice(start, stop).replace(/^ *(?:- |#+ ?)?/, '').includes(' ')) return LONG_LINES_ARE_MEANT + text
    start = stop + 1
  }
  return text
}
