import process from 'node:process'

import type { ToMain, ToTest } from './messages.ts'

type Listener<Kind extends ToMain['kind']> = (message: Extract<ToMain, { kind: Kind }>) => unknown

const listeners = new Map<string, (message: never) => unknown>()
const waiting = new Map<number, (value: unknown) => void>()
let lastId = 0

process.on('message', (message: ToMain) => {
  if (message.kind === 'answer') {
    waiting.get(message.id)?.(message.value)
    waiting.delete(message.id)
    return
  }
  void answer(message)
})

async function answer(message: Exclude<ToMain, { kind: 'answer' }>): Promise<void> {
  const reply = await Promise.resolve()
    .then(() => listeners.get(message.kind)?.(message as never)) // the listener of this kind
    .then((value) => ({ value, problem: null }), (cause: unknown) => ({ value: null, problem: cause instanceof Error ? cause.message : String(cause) }))
  if ('id' in message) tell({ kind: 'answer', id: message.id, ...reply })
}

export function tell(message: ToTest): void {
  process.send?.(message)
}

export function note(what: string, value: unknown): void {
  tell({ kind: 'noted', what, value })
}

/** Asks the test and waits for what it says. */
export function askTest(make: (id: number) => ToTest): Promise<unknown> {
  const id = (lastId += 1)
  return new Promise((resolve) => {
    waiting.set(id, resolve)
    tell(make(id))
  })
}

export function onTest<Kind extends ToMain['kind']>(kind: Kind, listener: Listener<Kind>): void {
  listeners.set(kind, listener) // kept by its kind
}
