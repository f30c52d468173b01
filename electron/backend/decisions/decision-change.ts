import type { DecisionKind } from '#shared/domain/decisions/decision.ts'

/** What a decisions file decides of one subject, as the journal takes it. */
export interface DecisionChange {
  readonly kind: DecisionKind
  readonly subject: string
  readonly value: unknown
}
