import type { InjectionKey } from 'vue'

/** A form whose fields are named by their paths: it knows what is wrong with each. */
export interface FieldForm {
  /** The id of a field's element in the page. */
  idOf(this: void, path: string): string
  /** What is wrong with a field, in sentences. With `isWhole`, also with all that lies in its value. */
  problemsOf(this: void, path: string, isWhole: boolean): readonly string[]
}

export const FIELD_FORM: InjectionKey<FieldForm> = Symbol('field form')
