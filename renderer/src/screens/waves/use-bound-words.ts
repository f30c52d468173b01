import { useI18n } from 'vue-i18n'
import { useSourceNames } from './use-source-names.ts'
import type { WaveRow, WaveSummary } from './wave-schedule.ts'

/** What limits a wave, in words: "host esx-01", "largest disk, of ERP-DB-01". */
export function useBoundWords() {
  const i18n = useI18n()
  const { t } = i18n
  const nameOf = useSourceNames()
  return ({ kind, subject }: WaveRow['bounds'][number], { named }: Pick<WaveSummary, 'named'>): string => {
    const key = `waves.bounds.${kind}`
    if (!i18n.te(key)) return kind
    if (subject === null) return t(key)
    return t('waves.boundOf', { kind: t(key), name: named.find(({ vm }) => vm === subject)?.name ?? nameOf(subject) })
  }
}
