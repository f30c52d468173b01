// A backend in a process of its own, which whoever started it asks by messages: in that process the disk may be slow or fail.
import process from 'node:process'
import { createBackend } from '#backend/create-backend.ts'

/** A call, numbered so that its answer is known; or the number of one that is to be cancelled. */
type Asked = { readonly number: number; readonly name: string; readonly input: unknown } | { readonly cancel: number }

const backend = createBackend({ now: () => '2026-03-02T10:00:00.000Z', monotonicMs: () => 0, logUnexpected: (error) => String(error) })
process.on('disconnect', () => backend.close())
const underWay = new Map<number, AbortController>()

process.on('message', (asked: Asked) => {
  if ('cancel' in asked) underWay.get(asked.cancel)?.abort()
  else void answer(asked)
})

async function answer({ number, name, input }: Extract<Asked, { number: number }>): Promise<void> {
  const controller = new AbortController()
  underWay.set(number, controller)
  const invoke = backend.invoke as (name: string, input: unknown, options: object) => Promise<unknown> // the router parses both
  process.send?.({ number, outcome: await invoke(name, input, { signal: controller.signal, onProgress: () => process.send?.({ progress: number }) }) })
  underWay.delete(number)
}
