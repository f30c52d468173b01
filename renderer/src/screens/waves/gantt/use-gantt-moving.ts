import { computed, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useNewestCall } from '#renderer/api/use-newest-call.ts'
import { useCarrying } from '#renderer/components/carrying/use-carrying.ts'
import type { WaveEditVerdict } from '#shared/contract/wave-edits.ts'
import { useWaveWords } from '../use-wave-words.ts'
import type { EditInput, WaveEdits } from '../use-wave-edits.ts'
import type { GanttRow, Lane } from './gantt-rows.ts'
import type { WindowMark } from './window-marks.ts'

/** What is said of a move that is not made yet. */
export interface MovePreview {
  readonly to: string
  readonly verdict: WaveEditVerdict
}

/** Moving bars to other windows, by mouse as by keyboard, with what each place would break said while they are over it. */
export function useGanttMoving({ rows, lane, marks, edits, nameOf }: {
  readonly rows: () => readonly GanttRow[]
  readonly lane: () => Lane
  readonly marks: () => readonly WindowMark[]
  readonly edits: WaveEdits
  /** How a window is called. */
  readonly nameOf: (window: string) => string
}) {
  const { t } = useI18n()
  const words = useWaveWords()
  const said = shallowRef('')
  const rowOf = (id: string): GanttRow | undefined => rows().find((row) => row.id === id)

  function editOf(id: string, from: string, to: string): EditInput | null {
    if (lane() === 'waves') return { do: 'merge', window: from, into: to }
    const row = rowOf(id)
    return row === undefined || row.vms.length === 0 ? null : { do: 'move', vms: [...row.vms], window: to }
  }

  async function move(id: string, from: string, to: string): Promise<void> {
    const edit = editOf(id, from, to)
    if (edit !== null) await edits.apply(edit, t('waves.gantt.saidMoved', { what: rowOf(id)?.label ?? id, to: nameOf(to) }))
  }

  const carrying = useCarrying<string>(
    () => marks().map(({ window }) => window.window),
    ({ what, from }, to) => void move(what, from, to),
    (event, what, place) => { said.value = t(`waves.gantt.carrying.${event}`, { what: rowOf(what)?.label ?? what, place: nameOf(place) }) },
  )
  const { carried, over } = carrying

  const answer = useNewestCall<MovePreview | null>(
    async (signal) => {
      const [current, to] = [carried.value, over.value]
      const edit = current === null || to === null || to === current.from ? null : editOf(current.what, current.from, to)
      if (edit === null || to === null) return { ok: true, value: null }
      const outcome = await edits.judge(edit, signal)
      return outcome.ok ? { ok: true, value: { to, verdict: outcome.value } } : outcome
    },
    { changes: () => [over.value], about: () => carried.value?.what },
  )
  /** Null while the place that the bar is over is not judged yet. */
  const preview = computed(() => (answer.value !== null && answer.value.to === over.value ? answer.value : null))
  watch(preview, (now) => {
    if (now !== null) said.value = now.verdict.broken.length === 0 ? t('waves.gantt.fits', { place: nameOf(now.to) }) : words.broken(now.verdict.broken)
  })

  return { ...carrying, preview, said, move, isJudging: computed(() => answer.isRunning) }
}

export type GanttMoving = ReturnType<typeof useGanttMoving>
