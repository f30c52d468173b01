/** What of a bundle is handed over. */
export const PARTS = ['whole', 'mtv', 'cluster'] as const
export type Part = (typeof PARTS)[number]

/** The part that an address names; the whole where it names none. */
export function partOf(value: unknown): Part {
  return PARTS.find((part) => part === value) ?? 'whole'
}

/** What the contract takes for a part. */
export function choiceOf(part: Part): { only?: Exclude<Part, 'whole'> } {
  return part === 'whole' ? {} : { only: part }
}
