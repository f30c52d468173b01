import { inject, type InjectionKey } from 'vue'
import type { ScenarioDraft } from './scenario-draft.ts'

/** The inputs that fields of the screen are parts of, named by paths. */
export interface SizeForm {
  valueOf(this: void, path: string): unknown
  /** What counts where nothing is typed. */
  defaultOf(this: void, path: string): unknown
  set(this: void, path: string, value: unknown): void
  /** Keeps what was typed: for what has no field that the browser tells the end of. */
  commit(this: void): void
  draft(this: void): ScenarioDraft
}

export const SIZE_FORM: InjectionKey<SizeForm> = Symbol('size form')

/** The form that the screen provides. */
export function useSizeForm(): SizeForm {
  const form = inject(SIZE_FORM)
  if (form === undefined) throw new Error('No form of inputs is provided.')
  return form
}
