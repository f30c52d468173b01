import { useI18n } from 'vue-i18n'
import type { TargetDraft } from './target-draft.ts'
import { useTargetForm } from './target-form.ts'

/** What the preset says of a field where the draft says something else; undefined where they agree or no preset is meant. */
export function usePresetRemark(): (read: (draft: TargetDraft) => string) => string | undefined {
  const form = useTargetForm()
  const { t } = useI18n()
  return (read) => {
    if (form.preset === null) return undefined
    const value = read(form.preset)
    if (value === read(form.draft)) return undefined
    return value === '' ? t('target.field.presetEmpty') : t('target.field.preset', { value })
  }
}
