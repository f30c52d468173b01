import { BUNDLE_PARTS, HANDED_OVER_PARTS } from '#shared/contract/bundle-parts.ts'

/** What of a bundle is handed over: all of it, one of its halves, or one folder. */
export const PARTS = ['whole', ...BUNDLE_PARTS] as const
export type Part = (typeof PARTS)[number]

/** Those that a project keeps to compare the next ones with. */
export const LARGE_PARTS: readonly Part[] = ['whole', ...HANDED_OVER_PARTS]
/** Folders that are written by themselves. */
export const FOLDER_PARTS: readonly Part[] = PARTS.filter((part) => !LARGE_PARTS.includes(part))

/** The part that an address names; the whole where it names none. */
export function partOf(value: unknown): Part {
  return PARTS.find((part) => part === value) ?? 'whole'
}

/** What the contract takes for a part. */
export function choiceOf(part: Part): { only?: Exclude<Part, 'whole'> } {
  return part === 'whole' ? {} : { only: part }
}
