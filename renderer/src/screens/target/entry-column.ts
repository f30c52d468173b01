/** A column of a list of the draft: a text, or a choice where it has options, unless a slot of its name draws it. */
export interface EntryColumn<Key extends string> {
  /** The field of the draft's entry. */
  readonly key: Key
  readonly title: string
  readonly hint?: string
  /** The field of the target, where it is called otherwise than the draft's. */
  readonly field?: string
  readonly options?: readonly { readonly value: string; readonly label: string }[]
  readonly isNumeric?: boolean
  /** Errors of what lies in the field's value are the field's too. */
  readonly isWhole?: boolean
}
