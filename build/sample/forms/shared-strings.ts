/** The table of texts of a workbook: each text once, in the order of its first use. */
export interface SharedStrings {
  /** The place of a text in the table; a new text is appended. */
  indexOf(text: string): number
  texts(): Iterable<string>
  readonly uniqueCount: number
  /** How often a text was asked for. */
  readonly useCount: number
}

export function createSharedStrings(): SharedStrings {
  const places = new Map<string, number>()
  let useCount = 0
  return {
    indexOf(text) {
      useCount++
      const known = places.get(text)
      if (known !== undefined) return known
      const place = places.size
      places.set(text, place)
      return place
    },
    texts: () => places.keys(),
    get uniqueCount() {
      return places.size
    },
    get useCount() {
      return useCount
    },
  }
}
