import { inject, type InjectionKey } from 'vue'
import type { TargetDraft } from './target-draft.ts'

export interface FieldProblem {
  readonly path: string
  readonly message: string
}

/** The form that all sections write into. */
export interface TargetForm {
  readonly draft: TargetDraft
  /** The form of the preset that the target was made from; null where it is of one's own making. */
  readonly preset: TargetDraft | null
  readonly problems: readonly FieldProblem[]
  /** What is wrong with a field. With `isWhole`, also with all that lies in it. */
  problemsAt(path: string, isWhole?: boolean): readonly FieldProblem[]
  /** Entries of lists whose editor is open, by key. */
  readonly openEntries: ReadonlySet<number>
  toggle(key: number): void
  /** Opens the editor that a field lies in and puts the cursor there. */
  reveal(path: string): Promise<void>
}

export const TARGET_FORM: InjectionKey<TargetForm> = Symbol('target form')

/** The form; the screen provides it before any section is shown. */
export function useTargetForm(): TargetForm {
  const form = inject(TARGET_FORM)
  if (form === undefined) throw new Error('No target form is provided.')
  return form
}
