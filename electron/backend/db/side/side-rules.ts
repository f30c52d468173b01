import type { SideKind, SideRow } from '#shared/domain/side/side-rows.ts'
import { VM_REFERENCE_FIELDS, type VmReference } from '#shared/domain/side/vm-reference.ts'

/** What a kind's rows are about, and what a newer file of the kind replaces. */
export interface SideRule<Kind extends SideKind> {
  /** How the row names its VM; null where it is about no VM. */
  readonly vmOf: (row: SideRow<Kind>) => VmReference | null
  /** `vm`: a newer row replaces the one of its VM. Else a newer file replaces all rows with the same answer. */
  readonly replaces: 'vm' | ((row: SideRow<Kind>) => string)
  /** What tells rows of one file apart that are about no VM, for saying what a newer file changed. */
  readonly keyOf: (row: SideRow<Kind>) => string
}

export const SIDE_RULES: { readonly [Kind in SideKind]: SideRule<Kind> } = {
  application: { vmOf: referenceOf, replaces: 'vm', keyOf: referenceKey },
  performance: { vmOf: referenceOf, replaces: 'vm', keyOf: referenceKey },
}

/** A VM reference out of a row that has one. */
export function referenceOf(row: VmReference): VmReference {
  return Object.fromEntries(VM_REFERENCE_FIELDS.map((field) => [field, row[field]])) as VmReference // one entry a field
}

/** Two rows with the same key name their VM in the same words. */
export function referenceKey(row: VmReference): string {
  return JSON.stringify(VM_REFERENCE_FIELDS.map((field) => row[field]?.toLowerCase() ?? null))
}
