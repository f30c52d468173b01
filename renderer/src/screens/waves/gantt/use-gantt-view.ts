import { computed, nextTick, onScopeDispose, ref, type ShallowRef, watch } from 'vue'
import type { WaveSummary } from '../wave-schedule.ts'
import { MS_PER_DAY, msAt, type TimeScale, xOf, ZOOMS, zoomToFit } from './time-scale.ts'
import type { WindowMark } from './window-marks.ts'

/** Of the column with the names of rows, in CSS pixels. */
export const LABEL_WIDTH = 208
/** Of the calendar above the rows. */
export const HEAD_HEIGHT = 64
/** Where windows lie in it. */
export const WINDOW_Y = 42
export const WINDOW_HEIGHT = 18
/** Drawn to the left and right of what is seen. */
const SPARE_PX = 300
/** What is drawn moves by so much at once: a turn of the wheel that is shorter draws nothing anew. */
const STEP_PX = 150
/** Empty days before the first window and after the last. */
const MARGIN_DAYS = 4
/** Texts stand to the right of bars. */
const MARGIN_AFTER_PX = 320

/** Which part of the calendar is drawn, at which zoom. */
export function useGanttView(schedule: () => WaveSummary, marks: () => readonly WindowMark[], scroller: Readonly<ShallowRef<HTMLElement | null>>) {
  const pxPerDay = ref<number>(ZOOMS[3])
  const left = ref(0)
  const width = ref(0)

  /** From the first copies of the first wave until the last window. */
  const range = computed(() => {
    const { waves, today } = schedule()
    const leads = waves.map(({ start, precopySeconds }) => Date.parse(start) - precopySeconds.high * 1_000)
    const start = Math.min(Date.parse(`${today}T00:00:00Z`), marks()[0]?.startMs ?? Infinity, ...leads)
    return { startMs: start - MARGIN_DAYS * MS_PER_DAY, endMs: Math.max(start, marks().at(-1)?.endMs ?? start) + MARGIN_DAYS * MS_PER_DAY }
  })
  const scale = computed((): TimeScale => ({ ...range.value, pxPerDay: pxPerDay.value }))
  const totalWidth = computed(() => Math.max(width.value - LABEL_WIDTH, xOf(scale.value, scale.value.endMs) + MARGIN_AFTER_PX))
  const firstDrawn = computed(() => Math.floor(left.value / STEP_PX) * STEP_PX)
  const visible = computed(() => ({ fromMs: msAt(scale.value, firstDrawn.value - SPARE_PX), toMs: msAt(scale.value, firstDrawn.value + STEP_PX + width.value - LABEL_WIDTH + SPARE_PX) }))

  const observer = new ResizeObserver(([entry]) => {
    if (entry !== undefined) width.value = entry.contentRect.width
  })
  const follow = (): void => { left.value = scroller.value?.scrollLeft ?? 0 }
  watch(scroller, (element) => {
    observer.disconnect()
    if (element === null) return
    width.value = element.clientWidth
    observer.observe(element)
    element.addEventListener('scroll', follow, { passive: true })
    fit()
  })
  onScopeDispose(() => observer.disconnect())

  /** As large as the waves (not the empty windows after them) have room. */
  function fit(): void {
    const last = schedule().waves.at(-1)
    const endMs = last === undefined ? range.value.endMs : Date.parse(last.end)
    pxPerDay.value = zoomToFit(endMs - range.value.startMs, Math.max(width.value - LABEL_WIDTH - MARGIN_AFTER_PX, 1))
    void nextTick(() => scroller.value?.scrollTo({ left: 0 }))
  }

  /** One step nearer or farther; what is in the middle stays there. */
  async function zoom(step: 1 | -1): Promise<void> {
    const middlePx = (width.value - LABEL_WIDTH) / 2
    const middle = msAt(scale.value, left.value + middlePx)
    pxPerDay.value = ZOOMS[ZOOMS.findIndex((px) => px === pxPerDay.value) + step] ?? pxPerDay.value
    await nextTick()
    scroller.value?.scrollTo({ left: xOf(scale.value, middle) - middlePx })
    follow()
  }

  /** Scrolls no further than needed to see an instant. */
  function reveal(ms: number): void {
    const x = xOf(scale.value, ms)
    const seen = width.value - LABEL_WIDTH
    if (x < left.value + MARGIN_PX || x > left.value + seen - MARGIN_PX) scroller.value?.scrollTo({ left: x - seen / 2 })
  }

  return { scale, totalWidth, visible, canZoom: (step: 1 | -1) => ZOOMS[ZOOMS.findIndex((px) => px === pxPerDay.value) + step] !== undefined, zoom, fit, reveal, left, width }
}

const MARGIN_PX = 40
