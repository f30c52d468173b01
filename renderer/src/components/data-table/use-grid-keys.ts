import { nextTick, reactive } from 'vue'
import type { Selection } from './use-selection.ts'

/** aria-rowindex counts from 1 and counts the titles too. */
export const TITLE_ROWS = 1
/** The first column selects rows; those of the list follow. */
export const TICK_COLUMNS = 1

export interface GridActions {
  readonly selection: Selection
  grid(): HTMLElement | null
  rows(): number
  /** All of them, with the one that selects. */
  columns(): number
  /** Whole rows that are seen at once. */
  pageRows(): number
  /** Brings the row into sight. */
  reveal(row: number): void
  open(row: number): void
  copy(): void
}

/** The keyboard of a grid, after the WAI-ARIA Authoring Practices: one cell is the way in, arrows lead on from there. */
export function useGridKeys(actions: GridActions) {
  /** Names are the way in: they tell the rows apart. */
  const active = reactive({ row: 0, column: TICK_COLUMNS })

  /** The element of the active cell that takes the focus, where it is drawn: the cell, or the checkbox that fills it. */
  function activeCell(): HTMLElement | null {
    const cell = actions.grid()?.querySelector<HTMLElement>(`[aria-rowindex="${active.row + TITLE_ROWS + 1}"] > [aria-colindex="${active.column + 1}"]`)
    return cell?.querySelector<HTMLElement>('[role=checkbox]') ?? cell ?? null
  }

  async function moveTo(row: number, column: number): Promise<void> {
    active.row = clamp(row, actions.rows())
    active.column = clamp(column, actions.columns())
    actions.reveal(active.row)
    await nextTick()
    const cell = activeCell()
    cell?.focus({ preventScroll: true })
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }

  function onKeydown(event: KeyboardEvent): void {
    if (actions.rows() === 0 || !(event.target instanceof Element) || event.target.closest('[role=gridcell]') === null) return
    const hasControl = event.ctrlKey || event.metaKey
    const target = targetOf(event.key, hasControl)
    if (target !== null) {
      const isExtending = event.shiftKey && clamp(target[0], actions.rows()) !== active.row
      // The first step of a run begins with the row that one comes from.
      if (isExtending && actions.selection.count.value === 0) actions.selection.only(active.row)
      void moveTo(...target)
      if (isExtending) actions.selection.extendTo(active.row)
    } else if (event.key === ' ' && event.shiftKey) actions.selection.extendTo(active.row)
    else if (event.key === ' ') actions.selection.toggle(active.row)
    else if (event.key === 'Enter') actions.open(active.row)
    else if (event.key === 'Escape' && actions.selection.count.value > 0) actions.selection.clear()
    else if (hasControl && event.key.toLowerCase() === 'a') actions.selection.all(actions.rows())
    else if (hasControl && event.key.toLowerCase() === 'c' && String(getSelection()) === '') actions.copy()
    else return
    event.preventDefault()
  }

  function targetOf(key: string, hasControl: boolean): [row: number, column: number] | null {
    const { row, column } = active
    switch (key) {
      case 'ArrowDown':
        return [row + 1, column]
      case 'ArrowUp':
        return [row - 1, column]
      case 'ArrowRight':
        return [row, column + 1]
      case 'ArrowLeft':
        return [row, column - 1]
      case 'PageDown':
        return [row + actions.pageRows(), column]
      case 'PageUp':
        return [row - actions.pageRows(), column]
      case 'Home':
        return [hasControl ? 0 : row, 0]
      case 'End':
        return [hasControl ? actions.rows() - 1 : row, actions.columns() - 1]
      default:
        return null
    }
  }

  return { active, activeCell, moveTo, onKeydown }
}

function clamp(value: number, count: number): number {
  return Math.max(0, Math.min(value, count - 1))
}
