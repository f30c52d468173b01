import { nextTick, onScopeDispose, ref, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { NOBODY_WAITS } from '#renderer/api/host.ts'
import { useKeptPlace } from '#renderer/components/places/use-kept-place.ts'
import { MOST_QUERY_ROWS, type QueryCell } from '#shared/contract/inventory-query.ts'
import type { LoadRows } from './column-spec.ts'
import type { ExposedGrid, GridPlace } from './exposed-grid.ts'
import { readRows } from './read-rows.ts'
import { addRange, countPlaces, type RowRanges } from './row-ranges.ts'
import type { RowWindow } from './use-row-window.ts'
import type { Selection } from './use-selection.ts'

/** Where somebody was in a table as they left it. */
interface KeptTable {
  /** What was asked for, as JSON: places of other rows mean nothing. */
  readonly asked: string
  readonly generation: number
  readonly grid: GridPlace
  /** Of the row that leads in. */
  readonly id: QueryCell
  readonly ranges: RowRanges
  /** The selected rows one by one, by which they are found again where the rows may be others; null where they are too many or were not all read. */
  readonly ticked: readonly TickedRow[] | null
}

interface TickedRow {
  readonly place: number
  readonly id: QueryCell
}

/** Selected rows that are known one by one: whoever selects more than these by hand selects a whole list. */
const MOST_TICKED = 1_000
/** A row whose list changed meanwhile is looked for so many places up and down: decisions on one VM move few rows. */
const NEAR_ROWS = 100

export interface TablePlaceOptions {
  readonly name: () => string
  readonly load: LoadRows
  readonly rows: RowWindow
  readonly selection: Selection
  readonly grid: () => ExposedGrid | null
  /** What is asked for. */
  readonly asked: () => string
  readonly generation: () => number
  /** In CSS pixels. */
  readonly rowHeight: () => number
}

/**
 * Leads back to where somebody was in a table: the rows in sight, those that are selected, and the row that they opened. It asks for nothing more than
 * the page of rows that they were at, but where something was decided meanwhile and selected rows have to be found again.
 */
export function useTablePlace({ name, load, rows, selection, grid, asked, generation, rowHeight }: TablePlaceOptions) {
  const { t, n } = useI18n()
  /** What became of selected rows that were not found again. */
  const notice = ref('')
  const controller = new AbortController()
  onScopeDispose(() => controller.abort(NOBODY_WAITS))
  const kept = useKeptPlace<KeptTable>(`table:${name()}`, placeNow)

  function idAt(place: number): QueryCell {
    return rows.rowAt(place)?.['id'] ?? null
  }

  function placeNow(): KeptTable | null {
    const here = grid()?.placeNow()
    if (here === undefined || rows.result.value === null) return null
    return { asked: asked(), generation: generation(), grid: here, id: idAt(here.row), ranges: selection.ranges.value, ticked: tickedNow() }
  }

  function tickedNow(): readonly TickedRow[] | null {
    if (selection.count.value > MOST_TICKED) return null
    const ticked = selection.ranges.value.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, step) => ({ place: first + step, id: idAt(first + step) })))
    return ticked.some(({ id }) => id === null) ? null : ticked
  }

  const isKept = kept !== null && kept.asked === asked()
  const stop = watch(rows.result, async (result) => {
    if (result === null) return
    stop()
    // What was hidden is there to be scrolled by then.
    await nextTick()
    if (isKept && kept.asked === asked()) await goBack(kept)
  })

  async function goBack({ grid: before, id, generation: then, ranges, ticked }: KeptTable): Promise<void> {
    const isSame = then === generation()
    // First, since what can be done with them takes of the height of the rows.
    if (isSame && ranges.length > 0) {
      selection.adopt(ranges)
      await nextTick()
    }
    const row = placeNear(before.row, id)
    await grid()?.goBackTo({ ...before, row, top: Math.max(0, before.top + (row - before.row) * rowHeight()) })
    if (!isSame && ranges.length > 0) await findAgain(ticked, countPlaces(ranges))
  }

  /** The row that had that id, among those that are read; the place where it was, where it is not there. */
  function placeNear(place: number, id: QueryCell): number {
    if (id === null || idAt(place) === id) return place
    for (let step = 1; step <= NEAR_ROWS; step++) {
      const found = [place - step, place + step].find((near) => idAt(near) === id)
      if (found !== undefined) return found
    }
    return place
  }

  async function findAgain(ticked: readonly TickedRow[] | null, count: number): Promise<void> {
    const last = rows.matching.value - 1
    const ranges = (ticked ?? []).reduce<RowRanges>((all, { place }) => (place - NEAR_ROWS > last ? all : addRange(all, [Math.max(0, place - NEAR_ROWS), Math.min(last, place + NEAR_ROWS)])), [])
    const isReadable = ticked !== null && countPlaces(ranges) <= MOST_QUERY_ROWS
    const wish = rows.wish()
    const read = isReadable ? await readRows(load, { conditions: rows.applied.value, columns: ['id'], ranges, signal: controller.signal, onProgress: () => undefined }) : { rows: [] }
    // Whatever is shown by now, these are not its rows.
    if (controller.signal.aborted || wish !== rows.wish()) return
    const ids = new Set(ticked?.map(({ id }) => id))
    const places = 'error' in read ? [] : placesOf(ranges).filter((_, index) => ids.has(read.rows[index]?.['id'] ?? null))
    selection.adopt(places.map((place) => [place, place]))
    const lost = count - places.length
    notice.value = lost === 0 ? '' : t('dataTable.selectionLost', { n: n(lost) }, lost)
  }

  return { notice, /** As it was scrolled, in CSS pixels. */ firstTop: isKept ? kept.grid.top : 0 }
}

function placesOf(ranges: RowRanges): readonly number[] {
  return ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, step) => first + step))
}
