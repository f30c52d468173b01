/** What the grid of a table exposes to the table. */
export interface ExposedGrid {
  readonly toTop: () => void
  readonly firstRow: number
  readonly activeRow: () => number
  readonly hasFocus: boolean
  /** Into a cell; answers whether there is one. */
  readonly focus: () => boolean
}
