import type { ErrorData, Outcome } from '#shared/contract/api-types.ts'

/** How a call ended that no page was listening to any more. */
export interface JobOutcome {
  readonly id: string
  readonly name: string
  /** ISO 8601 in UTC. */
  readonly endedAt: string
  readonly outcome: 'done' | 'failed' | 'cancelled'
  readonly message: string | null
}

/** A call under way. */
export interface Job {
  readonly signal: AbortSignal
  /** The page went away: the call is cancelled, and how it ended is kept for the page's return. */
  readonly abandon: () => void
  end(outcome: Outcome<unknown>): void
}

/** The calls under way by their ids, and the outcomes that no page heard. */
export interface Jobs {
  /** Null where a call of that id is under way. */
  start(id: string, name: string): Job | null
  /** The page asks for it; true where such a call is under way. */
  cancel(id: string): boolean
  cancelAll(): void
  readonly running: number
  /** Once no call is under way. */
  settled(): Promise<void>
  /** Newest last. */
  unheard(): readonly JobOutcome[]
}

/** Older ones are of no use to a page that returns. */
const KEPT_OUTCOMES = 20

/** `isWorthTelling`: which calls a person knows about, by their names; the others end unheard of. */
export function createJobs({ now, isWorthTelling }: { readonly now: () => string; readonly isWorthTelling: (name: string) => boolean }): Jobs {
  const running = new Map<string, AbortController>()
  let unheard: JobOutcome[] = []
  /** Those that a page asked to cancel: it knows, even where it hung up before the end. */
  const asked = new Set<string>()
  let waiting: (() => void)[] = []
  return {
    start: (id, name) => {
      if (running.has(id)) return null
      const controller = new AbortController()
      running.set(id, controller)
      let isAbandoned = false
      return {
        signal: controller.signal,
        abandon: () => {
          isAbandoned = true
          controller.abort()
        },
        end: (outcome) => {
          running.delete(id)
          if (running.size === 0) {
            for (const resume of waiting) resume()
            waiting = []
          }
          const wasAskedFor = asked.delete(id)
          if (!isAbandoned || wasAskedFor || !isWorthTelling(name)) return
          unheard = [...unheard, { id, name, endedAt: now(), ...describe(outcome) }].slice(-KEPT_OUTCOMES)
        },
      }
    },
    cancel: (id) => {
      // A page that hangs up and then asks may be heard in the other order.
      unheard = unheard.filter((entry) => entry.id !== id)
      const controller = running.get(id)
      if (controller === undefined) return false
      asked.add(id)
      controller.abort()
      return true
    },
    cancelAll: () => {
      for (const controller of running.values()) controller.abort()
    },
    get running() {
      return running.size
    },
    settled: () => (running.size === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    unheard: () => unheard,
  }
}

function describe(outcome: Outcome<unknown>): { outcome: JobOutcome['outcome']; message: string | null } {
  return outcome.ok ? { outcome: 'done', message: null } : { outcome: endOf(outcome.error), message: outcome.error.message }
}

function endOf(error: ErrorData): 'failed' | 'cancelled' {
  return error.code === 'cancelled' ? 'cancelled' : 'failed'
}
