import type { Outcome } from '#shared/contract/api-types.ts'
import { type OutcomeTexts, readOutcome } from '#shared/contract/outcome-pieces.ts'

const written = new WeakMap<object, OutcomeTexts>()

/** The outcome of which these are the texts: whoever looks at its value has it read then, once. */
export function outcomeOf(texts: OutcomeTexts): Outcome<unknown> {
  let read: { readonly value: unknown } | null = null
  const outcome = {
    ok: true as const,
    get value() {
      read ??= readOutcome(texts) as { readonly value: unknown } // only what went well is written
      return read.value
    },
  }
  written.set(outcome, texts)
  return outcome
}

/** The texts of an outcome, for who would write it again; null where there are none. */
export function textsOf(outcome: Outcome<unknown>): OutcomeTexts | null {
  return written.get(outcome) ?? null
}
