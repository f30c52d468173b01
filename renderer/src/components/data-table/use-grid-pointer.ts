import { TICK_COLUMNS, TITLE_ROWS } from './use-grid-keys.ts'
import type { Selection } from './use-selection.ts'

export interface CellPlace {
  readonly row: number
  readonly column: number
}

/** The cell that an event is about. */
export function placeOf(event: Event): CellPlace | null {
  const cell = event.target instanceof Element ? event.target.closest('[role=gridcell]') : null
  const row = Number(cell?.parentElement?.getAttribute('aria-rowindex')) - TITLE_ROWS - 1
  return cell === null || Number.isNaN(row) ? null : { row, column: Number(cell.getAttribute('aria-colindex')) - 1 }
}

export interface PointerActions {
  readonly selection: Selection
  readonly open: (row: number) => void
  /** Puts the focus into a cell. */
  readonly focus: (row: number, column: number) => void
}

/** The mouse in a grid: rows are selected and opened. */
export function useGridPointer({ selection, open, focus }: PointerActions) {
  return {
    /** Whoever selects a run of rows does not want its texts marked. That takes the focus away too, which is put back. */
    onMousedown: (event: MouseEvent): void => {
      const place = placeOf(event)
      if (place === null || !event.shiftKey || isLink(event.target)) return
      event.preventDefault()
      focus(place.row, place.column)
    },
    onClick: (event: MouseEvent): void => {
      const place = placeOf(event)
      if (place === null) return
      const hasModifier = event.shiftKey || event.ctrlKey || event.metaKey
      if (place.column < TICK_COLUMNS) {
        if (event.shiftKey) selection.addTo(place.row)
        else selection.toggle(place.row)
      } else if (isLink(event.target)) {
        // The browser keeps its own ways with a link, such as another tab.
        if (hasModifier) return
        event.preventDefault()
        open(place.row)
      } else if (event.shiftKey) selection.extendTo(place.row)
      else if (hasModifier) selection.toggle(place.row)
      else selection.only(place.row)
    },
    onDoubleClick: (event: MouseEvent): void => {
      const place = placeOf(event)
      if (place !== null && place.column >= TICK_COLUMNS) open(place.row)
    },
  }
}

function isLink(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('a[href]') !== null
}
