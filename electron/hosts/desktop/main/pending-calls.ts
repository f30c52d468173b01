import type { ErrorData, Outcome } from '#shared/contract/api-types.ts'
import type { JobOutcome } from '#shared/contract/host-info.ts'

export interface PendingCall {
  readonly id: string
  readonly name: string
  readonly onProgress: (progress: unknown) => void
}

/** The calls that wait for the backend, by their ids, and the outcomes that no page heard. */
export interface PendingCalls {
  /** Null where a call of that id waits already. */
  add(call: PendingCall): Promise<Outcome<unknown>> | null
  has(id: string): boolean
  /** The names of those that a person knows about. */
  names(): readonly string[]
  progress(id: string, progress: unknown): void
  /** What comes for a call that does not wait (any more) is not heard. Answers the call's name. */
  settle(id: string, outcome: Outcome<unknown>): string | null
  /** The backend is gone: every call fails with this. */
  failAll(error: ErrorData): void
  /** The page is gone: its calls' progress leads nowhere and their outcomes are kept for its return. Answers their ids. */
  abandonAll(): readonly string[]
  /** Newest last. */
  unheard(): readonly JobOutcome[]
}

/** Older ones are of no use to a page that returns. */
const KEPT_OUTCOMES = 20

export interface PendingCallsOptions {
  readonly now: () => string
  /** Which calls a person knows about, by their names; the others end unheard of. */
  readonly isWorthTelling: (name: string) => boolean
}

export function createPendingCalls({ now, isWorthTelling }: PendingCallsOptions): PendingCalls {
  const waiting = new Map<string, PendingCall & { readonly resolve: (outcome: Outcome<unknown>) => void; isAbandoned: boolean }>()
  let unheard: readonly JobOutcome[] = []

  function settle(id: string, outcome: Outcome<unknown>): string | null {
    const call = waiting.get(id)
    if (call === undefined) return null
    waiting.delete(id)
    if (call.isAbandoned && isWorthTelling(call.name)) unheard = [...unheard, { id, name: call.name, endedAt: now(), ...describe(outcome) }].slice(-KEPT_OUTCOMES)
    call.resolve(outcome)
    return call.name
  }

  return {
    add: (call) => {
      if (waiting.has(call.id)) return null
      return new Promise((resolve) => waiting.set(call.id, { ...call, resolve, isAbandoned: false }))
    },
    has: (id) => waiting.has(id),
    names: () => [...waiting.values()].flatMap(({ name }) => (isWorthTelling(name) ? [name] : [])),
    progress: (id, progress) => {
      const call = waiting.get(id)
      if (call?.isAbandoned === false) call.onProgress(progress)
    },
    settle,
    failAll: (error) => {
      for (const id of [...waiting.keys()]) settle(id, { ok: false, error })
    },
    abandonAll: () => {
      for (const call of waiting.values()) call.isAbandoned = true
      return [...waiting.keys()]
    },
    unheard: () => unheard,
  }
}

function describe(outcome: Outcome<unknown>): Pick<JobOutcome, 'outcome' | 'message'> {
  if (outcome.ok) return { outcome: 'done', message: null }
  return { outcome: outcome.error.code === 'cancelled' ? 'cancelled' : 'failed', message: outcome.error.message }
}
