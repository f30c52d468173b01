/** Rows of a page of the maps' tables, which each hold controls and what explains them: more are slow to draw. What is worked out ahead asks for the first page. */
export const MAP_PAGE_ROWS = 50

/** The same of the cut-over sheet, whose rows are plain. */
export const CUTOVER_PAGE_ROWS = 100
