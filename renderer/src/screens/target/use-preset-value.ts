import type { TargetDraft } from './target-draft.ts'
import { useTargetForm } from './target-form.ts'

/** What the preset says of a field where the draft says something else; undefined where they agree or no preset is meant. */
export function usePresetValue(): (read: (draft: TargetDraft) => string) => string | undefined {
  const form = useTargetForm()
  return (read) => {
    if (form.preset === null) return undefined
    const value = read(form.preset)
    return value === read(form.draft) ? undefined : value
  }
}
