import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import type { GanttMoving } from './use-gantt-moving.ts'
import { LABEL_WIDTH } from './use-gantt-view.ts'
import { msAt, type TimeScale, xOf } from './time-scale.ts'
import { nearestWindow, type WindowMark } from './window-marks.ts'

/** A hand is not still when it clicks. */
const LEAST_DRAG_PX = 4
/** So near to the edge of what is seen, dragging scrolls, by so much a movement. */
const EDGE_PX = 48
const SCROLL_PX = 24

/** Dragging a bar with the pointer: it is over the window that begins nearest to the bar's left end. */
export function useGanttPointer({ moving, scroller, scale, marks, select }: {
  readonly moving: GanttMoving
  readonly scroller: Readonly<ShallowRef<HTMLElement | null>>
  readonly scale: () => TimeScale
  readonly marks: () => readonly WindowMark[]
  readonly select: (id: string) => void
}) {
  /** The left end of what is dragged, in pixels of the picture; null where nothing is. */
  const ghostX = shallowRef<number | null>(null)
  let end: (() => void) | null = null

  function placeOf(event: PointerEvent, element: HTMLElement, box = element.getBoundingClientRect()): number {
    return event.clientX - box.left - LABEL_WIDTH + element.scrollLeft
  }

  function down(event: PointerEvent, id: string, bar: { readonly window: string; readonly startMs: number } | null): void {
    const element = scroller.value
    if (event.button !== 0 || element === null) return
    end?.()
    select(id)
    const from = bar?.window ?? ''
    const [startX, startY] = [event.clientX, event.clientY]
    const grab = bar === null ? 0 : placeOf(event, element) - xOf(scale(), bar.startMs)

    function onMove(move: PointerEvent): void {
      if (element === null) return
      if (ghostX.value === null) {
        if (Math.hypot(move.clientX - startX, move.clientY - startY) < LEAST_DRAG_PX) return
        moving.take(id, from)
      }
      const box = element.getBoundingClientRect()
      if (move.clientX > box.right - EDGE_PX) element.scrollBy(SCROLL_PX, 0)
      else if (move.clientX < box.left + LABEL_WIDTH + EDGE_PX) element.scrollBy(-SCROLL_PX, 0)
      ghostX.value = placeOf(move, element, box) - grab
      moving.over.value = nearestWindow(marks(), msAt(scale(), ghostX.value)) ?? from
    }
    function onUp(): void {
      const isDragged = ghostX.value !== null
      end?.()
      if (isDragged) moving.put(moving.over.value)
    }
    function onCancel(): void {
      const isDragged = ghostX.value !== null
      end?.()
      if (isDragged) moving.leave()
    }
    function onKey(key: KeyboardEvent): void {
      if (key.key === 'Escape') onCancel()
    }
    window.addEventListener('pointermove', onMove)
    window.addEventListener('pointerup', onUp)
    window.addEventListener('pointercancel', onCancel)
    window.addEventListener('keydown', onKey)
    end = () => {
      end = null
      ghostX.value = null
      window.removeEventListener('pointermove', onMove)
      window.removeEventListener('pointerup', onUp)
      window.removeEventListener('pointercancel', onCancel)
      window.removeEventListener('keydown', onKey)
    }
  }

  onScopeDispose(() => end?.())
  return { ghostX, down }
}
