import { useI18n } from 'vue-i18n'

/** Writes moments: `imported` in the reader's own time, `exported` as the export says it, which names no zone. */
export function useMoment(): { imported(text: string): string; exported(text: string | null): string } {
  const { t, d } = useI18n()
  return {
    imported: (text) => d(text, { dateStyle: 'medium', timeStyle: 'short' }),
    exported: (text) => text?.replace('T', ' ').slice(0, 'yyyy-mm-dd hh:mm'.length) ?? t('import.history.unknown'),
  }
}
