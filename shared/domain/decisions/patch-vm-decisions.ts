import { compareText } from '../compare.ts'
import type { DecisionValue } from './decision.ts'
import { DECIDED_FACT_FIELDS, type DecidedFactField } from './vm-facts-decision.ts'

/** What becomes of single fields of a decision, whatever it says of the others. */
export interface FactsPatch {
  /** A text, or null for none. */
  readonly set: Partial<Readonly<Record<DecidedFactField, string | null | undefined>>>
  /** Left to what a list says. */
  readonly takeBack: readonly DecidedFactField[]
  /** Absent: the reason stays as it is. */
  readonly reason?: string | undefined
}

export interface LabelsPatch {
  readonly set: Readonly<Record<string, string>>
  readonly remove: readonly string[]
  /** Absent: the reason stays as it is. */
  readonly reason?: string | undefined
}

/** The decision on a VM's facts once a patch is made to it; null: nothing is decided any more. Fields in the order of the schema, so that equal decisions are equal texts. */
export function patchFacts(current: DecisionValue<'vm.facts'> | undefined, { set, takeBack, reason }: FactsPatch): DecisionValue<'vm.facts'> | null {
  const taken = new Set<string>(takeBack)
  const fields = DECIDED_FACT_FIELDS.flatMap((field) => {
    const value = set[field] === undefined ? (taken.has(field) ? undefined : current?.[field]) : set[field]
    return value === undefined ? [] : [[field, value] as const]
  })
  return fields.length === 0 ? null : { ...Object.fromEntries(fields), ...reasonOf(reason ?? current?.reason) }
}

/** The same of labels, in the order of their keys. */
export function patchLabels(current: DecisionValue<'vm.labels'> | undefined, { set, remove, reason }: LabelsPatch): DecisionValue<'vm.labels'> | null {
  const removed = new Set(remove)
  const values = [...Object.entries(current?.values ?? {}).filter(([key]) => !removed.has(key) && !Object.hasOwn(set, key)), ...Object.entries(set)].sort(([left], [right]) => compareText(left, right))
  return values.length === 0 ? null : { values: Object.fromEntries(values), ...reasonOf(reason ?? current?.reason) }
}

function reasonOf(reason: string | undefined): { readonly reason?: string } {
  return reason === undefined ? {} : { reason }
}
