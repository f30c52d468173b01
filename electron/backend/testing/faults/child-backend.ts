import { fork } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'
import type { ErrorData, Outcome } from '#shared/contract/api-types.ts'

/** A backend in a process of its own (unsteady-child.ts). */
export interface ChildBackend {
  /** The calls' own types do not cross: what is asked and answered is as JSON has it. */
  valueOf(name: string, input: object): Promise<unknown>
  refusalOf(name: string, input: object): Promise<ErrorData>
  /** `begun` is when it first tells of its progress. */
  start(name: string, input: object): { readonly begun: Promise<void>; readonly outcome: Promise<Outcome<unknown>>; cancel(): void }
  close(): Promise<void>
}

/** What the process sends. */
type Told = { readonly number: number; readonly outcome: Outcome<unknown> } | { readonly progress: number }

/** `program` is unsteady-child.ts in one file; `environment` is added to that of this process. */
export function startChildBackend(program: string, environment: Readonly<Record<string, string>>): ChildBackend {
  const child = fork(program, { env: { ...process.env, ...environment }, execArgv: ['--disable-warning=ExperimentalWarning'] })
  const listeners = new Map<number, { begin(): void; end(outcome: Outcome<unknown>): void }>()
  let asked = 0
  child.on('message', (told: Told) => {
    if ('progress' in told) return listeners.get(told.progress)?.begin()
    listeners.get(told.number)?.end(told.outcome)
    listeners.delete(told.number)
  })

  function start(name: string, input: object): ReturnType<ChildBackend['start']> {
    const number = (asked += 1)
    const [begun, outcome] = [Promise.withResolvers<void>(), Promise.withResolvers<Outcome<unknown>>()]
    listeners.set(number, { begin: begun.resolve, end: outcome.resolve })
    child.send({ number, name, input })
    return { begun: begun.promise, outcome: outcome.promise, cancel: () => void child.send({ cancel: number }) }
  }

  async function outcomeOf(name: string, input: object): Promise<Outcome<unknown>> {
    return start(name, input).outcome
  }

  return {
    start,
    valueOf: async (name, input) => {
      const outcome = await outcomeOf(name, input)
      if (!outcome.ok) throw new Error(`${name}: ${outcome.error.code} ${outcome.error.message}`)
      return outcome.value
    },
    refusalOf: async (name, input) => {
      const outcome = await outcomeOf(name, input)
      if (outcome.ok) throw new Error(`${name} did not fail.`)
      return outcome.error
    },
    close: async () => {
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}
