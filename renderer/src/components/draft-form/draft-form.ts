import { inject, type InjectionKey, provide } from 'vue'
import { useI18n } from 'vue-i18n'
import { FIELD_FORM } from '#renderer/components/fields/field-form.ts'
import type { DraftProblem } from './draft-problems.ts'
import { type Draft, valueAt } from './draft-values.ts'

/** Inputs that fields are parts of, named by paths. */
export interface DraftForm {
  valueOf(this: void, path: string): unknown
  /** What counts where nothing is typed. */
  defaultOf(this: void, path: string): unknown
  set(this: void, path: string, value: unknown): void
  /** Keeps what was typed: for what has no field that the browser tells the end of. */
  commit(this: void): void
  draft(this: void): Draft
}

/** What a screen has of a form. */
export interface DraftFormSource {
  /** Begins the ids of its fields. */
  readonly name: string
  readonly draft: () => Draft
  readonly defaults: () => unknown
  readonly problems: () => readonly DraftProblem[]
  readonly set: (path: string, value: unknown) => void
  readonly commit: () => void
  /** What is said at a field that makes sense by itself, but leads to something that does not. */
  readonly consequencesOf?: (path: string) => readonly string[]
}

const DRAFT_FORM: InjectionKey<DraftForm> = Symbol('draft form')

/** The form that the screen provides. */
export function useDraftForm(): DraftForm {
  const form = inject(DRAFT_FORM)
  if (form === undefined) throw new Error('No form of inputs is provided.')
  return form
}

/** Gives the fields of a screen their values, and what is wrong with each. */
export function provideDraftForm({ name, draft, defaults, problems, set, commit, consequencesOf }: DraftFormSource): void {
  const { t } = useI18n()
  const textOf = ({ code, limit, message }: DraftProblem): string => (code === 'other' ? message : t(`draftForm.problems.${code}`, { limit }))
  provide(DRAFT_FORM, {
    valueOf: (path) => valueAt(draft(), path),
    defaultOf: (path) => valueAt(defaults(), path),
    set, commit, draft,
  })
  provide(FIELD_FORM, {
    idOf: (path) => `${name}-${path.replaceAll('.', '-')}`,
    problemsOf: (path, isWhole) => {
      const own = problems().filter((problem) => problem.path === path || (isWhole && problem.path.startsWith(`${path}.`)))
      return own.length > 0 ? own.map(textOf) : (consequencesOf?.(path) ?? [])
    },
  })
}
