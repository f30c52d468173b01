import { computed, inject, useId } from 'vue'
import { FIELD_FORM } from './field-form.ts'

/** What stands at a field, besides its label. */
export interface FieldTexts {
  /** Where the field stands in the form that the screen provides, which knows what is wrong with it. */
  readonly path?: string | undefined
  /** Errors of what lies in the field's value are the field's too. */
  readonly isWhole?: boolean
  /** What is wrong with it, where no form knows. */
  readonly problem?: string | undefined
  readonly hint?: string | undefined
  /** Something worth knowing about the value, such as what it was before. */
  readonly remark?: string | undefined
}

/** A field's id, its own errors, and the ids by which its texts are tied to it. */
export function useField(props: FieldTexts) {
  const form = inject(FIELD_FORM, null)
  const ownId = useId()
  const id = computed(() => (form === null || props.path === undefined ? ownId : form.idOf(props.path)))
  /** The very same list while it says the same: whatever else of a form is found wrong, this field is not drawn anew. */
  const problems = computed<readonly string[]>((before) => {
    const found = [
      ...(props.problem === undefined ? [] : [props.problem]),
      ...(form === null || props.path === undefined ? [] : form.problemsOf(props.path, props.isWhole ?? false)),
    ]
    return before?.length === found.length && found.every((problem, place) => problem === before[place]) ? before : found
  })
  const describedBy = computed(() => {
    const parts = [problems.value.length > 0 ? `${id.value}-problem` : '', props.hint === undefined ? '' : `${id.value}-hint`, props.remark === undefined ? '' : `${id.value}-remark`]
    const text = parts.filter((part) => part !== '').join(' ')
    return text === '' ? undefined : text
  })
  return { id, problems, describedBy }
}
