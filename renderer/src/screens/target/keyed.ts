/** One entry of a list in a form; `key` tells it from the others while names and places change. */
export interface Keyed {
  readonly key: number
}

let lastKey = 0

/** A key that no other entry of this page has. */
export function newKey(): number {
  return (lastKey += 1)
}
