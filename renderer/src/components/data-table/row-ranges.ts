/** A run of rows by their places; both count. */
export type RowRange = readonly [first: number, last: number]

/** Runs in rising order that neither touch nor overlap: fifty thousand rows are one of them. */
export type RowRanges = readonly RowRange[]

/** Whether a place lies in one of the runs. */
export function hasPlace(ranges: RowRanges, place: number): boolean {
  let low = 0
  let high = ranges.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const [first, last] = ranges[middle] ?? [0, -1]
    if (place < first) high = middle - 1
    else if (place > last) low = middle + 1
    else return true
  }
  return false
}

/** How many places the runs hold. */
export function countPlaces(ranges: RowRanges): number {
  return ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0)
}

/** The runs with one more. */
export function addRange(ranges: RowRanges, [first, last]: RowRange): RowRanges {
  const before = ranges.filter((range) => range[1] < first - 1)
  const behind = ranges.filter((range) => range[0] > last + 1)
  const touched = ranges.slice(before.length, ranges.length - behind.length)
  return [...before, [Math.min(first, touched[0]?.[0] ?? first), Math.max(last, touched.at(-1)?.[1] ?? last)], ...behind]
}

/** The runs without one place. */
export function withoutPlace(ranges: RowRanges, place: number): RowRanges {
  return ranges.flatMap((range): RowRange[] => {
    const [first, last] = range
    if (place < first || place > last) return [range]
    return [...(place > first ? [[first, place - 1] as const] : []), ...(place < last ? [[place + 1, last] as const] : [])]
  })
}
