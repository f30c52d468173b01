import { Change, diff } from '@codemirror/merge'

/** Past these a comparison is told more coarsely: lines that differ at a stretch, and the time for all of it. */
const LINES_LIMIT = { scanLimit: 4_000, timeout: 500 } as const
/** Longest stretch whose characters are compared, and how far that goes. */
const FINE_LENGTH = 4_000
const FINE_LIMIT = { scanLimit: 500, timeout: 100 } as const
/** UTF-16 has so many units below its surrogates; each different line takes one. */
const MOST_LINES = 0xd7ff

/**
 * What differs between two texts, line by line first and by characters within the lines that differ. Comparing
 * characters alone loses its way in texts of long lines, and then calls all of them changed.
 */
export function diffLines(before: string, after: string): readonly Change[] {
  const codes = new Map<string, string>()
  const [left, right] = [linesOf(before), linesOf(after)]
  const [leftCodes, rightCodes] = [encode(left, codes), encode(right, codes)]
  if (codes.size > MOST_LINES) return diff(before, after, FINE_LIMIT)
  const [leftStarts, rightStarts] = [startsOf(left), startsOf(right)]
  return diff(leftCodes, rightCodes, LINES_LIMIT).flatMap(({ fromA, toA, fromB, toB }) =>
    refine(before, after, new Change(leftStarts[fromA] ?? 0, leftStarts[toA] ?? before.length, rightStarts[fromB] ?? 0, rightStarts[toB] ?? after.length)),
  )
}

/** Each with its line feed, so that their lengths add up to the text's. */
function linesOf(text: string): readonly string[] {
  return text.split(/(?<=\n)/)
}

/** A text with one character for each line, the same for the same line. */
function encode(lines: readonly string[], codes: Map<string, string>): string {
  return lines
    .map((line) => {
      const code = codes.get(line) ?? String.fromCharCode(codes.size + 1)
      codes.set(line, code)
      return code
    })
    .join('')
}

/** Where each line begins; one more for the end. */
function startsOf(lines: readonly string[]): readonly number[] {
  const starts = [0]
  for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length)
  return starts
}

function refine(before: string, after: string, change: Change): readonly Change[] {
  const { fromA, toA, fromB, toB } = change
  if (fromA === toA || fromB === toB || toA - fromA > FINE_LENGTH || toB - fromB > FINE_LENGTH) return [change]
  return diff(before.slice(fromA, toA), after.slice(fromB, toB), FINE_LIMIT).map((inner) => new Change(inner.fromA + fromA, inner.toA + fromA, inner.fromB + fromB, inner.toB + fromB))
}
