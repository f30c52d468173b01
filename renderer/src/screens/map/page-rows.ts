/** Rows of a page of the maps' tables, as what is worked out ahead asks for them (electron/backend/reading/screen-calls.ts): each holds controls and what explains it, and more of them are slow to draw. */
export const PAGE_ROWS = 50
