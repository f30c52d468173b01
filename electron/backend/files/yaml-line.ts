import { type Document, isMap, isNode, isScalar, isSeq, type LineCounter } from 'yaml'

/**
 * The line, counted from 1, on which a field of a document begins; where it is not there, that of the innermost group
 * that is. Null where nothing on the way is.
 */
export function lineOf(document: Document.Parsed, lines: LineCounter, steps: readonly PropertyKey[]): number | null {
  let place: unknown = document.contents
  let offset: number | null = null
  for (const step of steps) {
    const next = childOf(place, step)
    if (next === null) break
    offset = next.offset ?? offset
    place = next.value
  }
  return offset === null ? null : lines.linePos(offset).line
}

interface Child {
  readonly offset: number | null
  readonly value: unknown
}

function childOf(parent: unknown, step: PropertyKey): Child | null {
  if (isSeq(parent) && typeof step === 'number') {
    const value = parent.items[step]
    return value === undefined ? null : { offset: offsetOf(value), value }
  }
  if (!isMap(parent)) return null
  const pair = parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
  return pair === undefined ? null : { offset: offsetOf(pair.key), value: pair.value }
}

function offsetOf(node: unknown): number | null {
  return isNode(node) ? (node.range?.[0] ?? null) : null
}
