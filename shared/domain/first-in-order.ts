/**
 * The first `count` of what `compare` would sort `values` into, sorted: one look at each value where few of many are wanted, in place of a sort
 * of all. Values that compare as equal keep the order in which they came.
 */
export function firstInOrder<Value>(values: Iterable<Value>, count: number, compare: (left: Value, right: Value) => number): Value[] {
  const first: Value[] = []
  for (const value of values) {
    const last = first[count - 1]
    if (last !== undefined && compare(value, last) >= 0) continue
    let place = Math.min(first.length, count - 1)
    while (place > 0 && isBefore(value, first[place - 1], compare)) {
      first[place] = first[place - 1] as Value // there is one, as just compared
      place -= 1
    }
    first[place] = value
  }
  return first
}

function isBefore<Value>(value: Value, other: Value | undefined, compare: (left: Value, right: Value) => number): boolean {
  return other !== undefined && compare(value, other) < 0
}
