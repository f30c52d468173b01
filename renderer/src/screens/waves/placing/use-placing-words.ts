import { useI18n } from 'vue-i18n'
import type { PreviewChange, PreviewLine } from '#renderer/components/bulk/preview-change.ts'
import { windowText } from '#renderer/format/window-text.ts'
import type { WavePlacingAnswer } from '#shared/contract/wave-placing.ts'
import { useWaveWords } from '../use-wave-words.ts'
import type { WaveSummary } from '../wave-schedule.ts'

type Row = WavePlacingAnswer['rows'][number]

/** What a preview of the wave of many VMs says. */
export function usePlacingWords() {
  const { t, n } = useI18n()
  const { broken: brokenText } = useWaveWords()

  function sameOf({ outcome, why }: Row): string | null {
    switch (outcome) {
      case 'changes':
      case 'along':
        return null
      case 'unchanged':
        return t('bulk.sames.already')
      case 'unplanned':
        return why.length === 0 ? t('waves.placing.sames.unplanned') : t('waves.placing.sames.unplannedBecause', { why: why.map(({ message }) => message).join(' ') })
      default:
        return t(`waves.placing.sames.${outcome}`)
    }
  }

  return {
    /** A change window by its times, and by its id where the calendar has it no more. */
    nameOf: (windows: WaveSummary['windows']) => {
      const names = new Map(windows.map((window) => [window.window, windowText(window, t)]))
      return (window: string): string => names.get(window) ?? window
    },
    /** `passed`: rows that were chosen and of which waves know nothing. What is broken keeps all of them from being placed. */
    preview: ({ counts, rows, broken, nearest }: WavePlacingAnswer, nameOf: (window: string) => string, passed: readonly PreviewLine[]): PreviewChange => {
      const { changes, along, ...others } = counts
      const place = ({ window, isPinned }: Row['before']): string => (window === null ? t('waves.placing.noWave') : isPinned ? t('waves.placing.pinnedIn', { window: nameOf(window) }) : nameOf(window))
      const staying = Object.values(others).reduce((sum, count) => sum + count, passed.length)
      const listed = changes + along + staying - passed.length
      return {
        summary: [
          ...(broken.length > 0 ? [] : [t('waves.placing.changes', { n: n(changes) }, changes)]),
          ...(along === 0 || broken.length > 0 ? [] : [t('waves.placing.going', { n: n(along) }, along)]),
          ...(staying === 0 ? [] : [t('waves.placing.staying', { n: n(staying) }, staying)]),
        ],
        warnings: broken.length === 0 ? [] : [t('waves.placing.broken', { why: brokenText(broken) }), ...(nearest === null ? [t('waves.edit.noNearest')] : [])],
        numbers: [],
        lines: [
          ...rows.map((row): PreviewLine => ({
            id: row.vm, name: row.name ?? row.vm, before: place(row.before), after: row.outcome === 'along' ? t('waves.placing.along', { place: place(row.after) }) : place(row.after),
            same: sameOf(row), warnings: [], numbers: [],
          })),
          ...passed,
        ],
        more: listed > rows.length ? t('bulk.more', { n: n(listed - rows.length) }) : null,
        changes: broken.length === 0 ? changes : 0,
      }
    },
  }
}
