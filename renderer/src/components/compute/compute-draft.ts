import type { ComputeRow } from '#shared/contract/compute-rows.ts'

export const TYPE_CHOICES = ['leave', 'suggested', 'source', 'best-fit', 'exact', 'named'] as const
export const PREFERENCE_CHOICES = ['leave', 'suggested', 'none', 'named'] as const

/** What is wanted for CPU, memory and preference of one VM or many; `leave` decides nothing, `suggested` takes a decision back. */
export interface ComputeDraft {
  readonly type: (typeof TYPE_CHOICES)[number]
  readonly typeName: string
  readonly preference: (typeof PREFERENCE_CHOICES)[number]
  readonly preferenceName: string
  readonly reason: string
}

export interface ComputeChange {
  readonly kind: 'vm.instance-type' | 'vm.preference'
  readonly subject: string
  /** Null takes the decision back. */
  readonly value: unknown
}

export type ComputeProblem = 'type-name' | 'preference-name' | 'nothing'

/** As the API wants a name: a DNS-1123 subdomain. */
const OBJECT_NAME = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/

/** Begins with what is decided for a row; for many rows nothing is decided yet. */
export function computeDraftOf(row: Pick<ComputeRow, 'instanceType' | 'preference'> | null): ComputeDraft {
  const type = row?.instanceType.decision ?? null
  const preference = row?.preference.decision ?? null
  return {
    type: type === null ? (row === null ? 'leave' : 'suggested') : type.type,
    typeName: type?.type === 'named' ? type.name : '',
    preference: preference === null ? (row === null ? 'leave' : 'suggested') : preference.preference === null ? 'none' : 'named',
    preferenceName: preference?.preference ?? '',
    reason: type?.reason ?? preference?.reason ?? '',
  }
}

/** What keeps a draft from being a decision; null where nothing does. */
export function computeProblem({ type, typeName, preference, preferenceName }: ComputeDraft): ComputeProblem | null {
  if (type === 'named' && !OBJECT_NAME.test(typeName.trim())) return 'type-name'
  if (preference === 'named' && !OBJECT_NAME.test(preferenceName.trim())) return 'preference-name'
  return type === 'leave' && preference === 'leave' ? 'nothing' : null
}

/** The decisions that a draft makes for some VMs; null while it makes none. */
export function computeChanges(draft: ComputeDraft, ids: readonly string[]): ComputeChange[] | null {
  if (computeProblem(draft) !== null) return null
  const reason = draft.reason.trim() === '' ? {} : { reason: draft.reason.trim() }
  return ids.flatMap((subject): ComputeChange[] => [
    ...(draft.type === 'leave' ? [] : [{ kind: 'vm.instance-type' as const, subject, value: typeValue(draft, reason) }]),
    ...(draft.preference === 'leave' ? [] : [{ kind: 'vm.preference' as const, subject, value: preferenceValue(draft, reason) }]),
  ])
}

/** Only what a draft says otherwise than what is decided: a step of the journal that changes nothing would puzzle who undoes it. */
export function changesOfRow(draft: ComputeDraft, row: Pick<ComputeRow, 'id' | 'instanceType' | 'preference'>): ComputeChange[] | null {
  const decided = { 'vm.instance-type': row.instanceType.decision, 'vm.preference': row.preference.decision } as const
  const isSame = ({ kind, value }: ComputeChange): boolean => JSON.stringify(decided[kind]) === JSON.stringify(value)
  return computeChanges(draft, [row.id])?.filter((change) => !isSame(change)) ?? null
}

function typeValue({ type, typeName }: ComputeDraft, reason: { readonly reason?: string }): unknown {
  if (type === 'suggested' || type === 'leave') return null
  return type === 'named' ? { type, name: typeName.trim(), ...reason } : { type, ...reason }
}

function preferenceValue({ preference, preferenceName }: ComputeDraft, reason: { readonly reason?: string }): unknown {
  if (preference === 'suggested' || preference === 'leave') return null
  return { preference: preference === 'none' ? null : preferenceName.trim(), ...reason }
}
