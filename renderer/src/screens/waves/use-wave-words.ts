import { useI18n } from 'vue-i18n'
import { durationText } from '#renderer/format/duration-text.ts'
import { formatMib } from '#renderer/format/format-mib.ts'
import type { Reason } from '#shared/domain/plan/reason.ts'
import type { WaveRow } from './wave-schedule.ts'

/** More reasons than these are counted: a wave that is moved as a whole has one for each of its groups. */
const MOST_REASONS = 3

/** How the figures of waves read. */
export function useWaveWords() {
  const { t, n } = useI18n()
  const number = (value: number): string => n(value, { maximumFractionDigits: 1 })
  return {
    number,
    vms: (count: number): string => t('waves.vms', { n: n(count) }, count),
    groups: (count: number): string => t('waves.groupCount', { n: n(count) }, count),
    size: (mib: number): string => formatMib(mib, number),
    duration: durationText,
    /** What a change breaks. */
    broken: (reasons: readonly Reason[]): string => [...reasons.slice(0, MOST_REASONS).map(({ message }) => message), ...(reasons.length > MOST_REASONS ? [t('waves.edit.andMore', { n: n(reasons.length - MOST_REASONS) })] : [])].join(' '),
    /** "4 h 10 min to 6 h"; one figure where both are the same. */
    range: ({ low, high }: WaveRow['seconds']): string => (durationText(low) === durationText(high) ? durationText(high) : t('waves.range', { low: durationText(low), high: durationText(high) })),
    /** Of the time between start and end of the window, in percent. */
    share: ({ start, end, seconds }: WaveRow): number => Math.round((seconds.high * 100_000) / (Date.parse(end) - Date.parse(start))),
  }
}
