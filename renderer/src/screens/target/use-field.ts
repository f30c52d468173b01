import { computed } from 'vue'
import { fieldId } from './field-id.ts'
import { useTargetForm } from './target-form.ts'

/** A field's own errors, and the ids by which its texts are tied to it. */
export function useField(props: { readonly path: string; readonly isWhole?: boolean; readonly hint?: string | undefined; readonly presetValue?: string | undefined }) {
  const form = useTargetForm()
  const id = computed(() => fieldId(props.path))
  const problems = computed(() => form.problemsAt(props.path, props.isWhole ?? false))
  const describedBy = computed(() => {
    const parts = [problems.value.length > 0 ? `${id.value}-problem` : '', props.hint === undefined ? '' : `${id.value}-hint`, props.presetValue === undefined ? '' : `${id.value}-preset`]
    const text = parts.filter((part) => part !== '').join(' ')
    return text === '' ? undefined : text
  })
  return { id, problems, describedBy }
}
