import type { ErrorData, Outcome } from '#shared/contract/api-types.ts'

/** A call to the backend failed; the command ends with the status of its code. */
export class CallFailed extends Error {
  readonly error: ErrorData

  constructor(error: ErrorData) {
    super(error.message)
    this.name = 'CallFailed'
    this.error = error
  }
}

/** The value of a call, or CallFailed. */
export function unwrap<Value>(outcome: Outcome<Value>): Value {
  if (outcome.ok) return outcome.value
  throw new CallFailed(outcome.error)
}
