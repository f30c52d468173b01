/** Where somebody is in a grid. */
export interface GridPlace {
  /** As it is scrolled, in CSS pixels. */
  readonly top: number
  readonly left: number
  /** The cell that leads in for the keyboard: of a row that was opened, its own. */
  readonly row: number
  readonly column: number
  /** Whether it has the focus. */
  readonly hasFocus: boolean
}

/** What the grid of a table exposes to the table. */
export interface ExposedGrid {
  readonly toTop: () => void
  readonly firstRow: number
  readonly activeRow: () => number
  readonly hasFocus: boolean
  /** Into a cell; answers whether there is one. */
  readonly focus: () => boolean
  readonly placeNow: () => GridPlace
  readonly goBackTo: (place: GridPlace) => Promise<void>
}
