import type { Chunk } from '@codemirror/merge'
import type { Text } from '@codemirror/state'

/** How two texts differ, in lines. */
export interface TextChanges {
  /** Stretches of lines that differ. */
  readonly places: number
  readonly added: number
  readonly removed: number
}

/** Counts what the chunks of a comparison of `before` with `now` hold. */
export function countChanges(chunks: readonly Chunk[], before: Text, now: Text): TextChanges {
  let [added, removed] = [0, 0]
  for (const { fromA, toA, endA, fromB, toB, endB } of chunks) {
    removed += linesIn(before, fromA, toA, endA)
    added += linesIn(now, fromB, toB, endB)
  }
  return { places: chunks.length, added, removed }
}

/** An empty range holds no line; `end` is the end of the range's last one. */
function linesIn(text: Text, from: number, to: number, end: number): number {
  return from === to ? 0 : text.lineAt(end).number - text.lineAt(from).number + 1
}
