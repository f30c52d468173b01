import type { Client, Outcome } from '#shared/contract/api-types.ts'
import type { Api } from '#shared/contract/api.ts'
import type { Backend } from '#backend/create-backend.ts'
import { type FromBackend, toBackendSchema } from '../backend-messages.ts'
import type { PrintRequests } from './print-requests.ts'

/** How the main process is spoken to. */
export interface MainPort {
  post(message: FromBackend): void
  /** Once, with all messages from the first on. */
  listen(listener: (message: unknown) => void): void
}

/** The backend, and its end, which may take a while. */
export interface ServedBackend extends Pick<Backend, 'invoke'> {
  close(): void | Promise<void>
}

/**
 * Answers the calls that the main process sends: progress on the way, one outcome at the end. `ended` is called once,
 * after `close` was asked for, all calls have ended and the project is closed.
 */
export function serveCalls(port: MainPort, backend: ServedBackend, printing: PrintRequests, ended: () => void): void {
  const running = new Map<string, AbortController>()
  let isClosing = false
  let isEnding = false

  function endIfClosed(): void {
    if (!isClosing || running.size > 0 || isEnding) return
    isEnding = true
    void Promise.resolve(backend.close()).then(ended)
  }

  async function call(id: string, name: string, input: unknown): Promise<void> {
    const controller = new AbortController()
    running.set(id, controller)
    if (isClosing) controller.abort()
    const invoke = backend.invoke as AnyClient // the router parses name and input itself
    const outcome = await invoke(name, input, { signal: controller.signal, onProgress: (progress) => port.post({ kind: 'progress', id, progress }) })
    running.delete(id)
    port.post({ kind: 'outcome', id, outcome: asMessage(outcome) })
    endIfClosed()
  }

  port.listen((received) => {
    const message = toBackendSchema.parse(received)
    switch (message.kind) {
      case 'call':
        void call(message.id, message.name, message.input)
        return
      case 'cancel':
        // One that has ended meanwhile is no mistake.
        running.get(message.id)?.abort()
        return
      case 'printed':
        printing.settle(message)
        return
      case 'close':
        isClosing = true
        for (const controller of running.values()) controller.abort()
        endIfClosed()
    }
  })
}

type AnyClient = (name: string, input: unknown, options: Parameters<Client<Api>>[2]) => Promise<Outcome<unknown>>
type OutcomeMessage = Extract<FromBackend, { kind: 'outcome' }>['outcome']

/** The same outcome; a message's lists are not read-only. */
function asMessage(outcome: Outcome<unknown>): OutcomeMessage {
  return outcome as OutcomeMessage // what is sent is copied
}
