/** Rows that a preview of decisions lists: more than a person reads, and few enough to travel and to be drawn at once; its sums count all. */
export const MOST_PREVIEW_ROWS = 1_000
