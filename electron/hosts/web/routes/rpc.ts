import { z } from 'zod'
import type { Client, Outcome } from '#shared/contract/api-types.ts'
import type { Api } from '#shared/contract/api.ts'
import { ALLOWED_CALLS } from '../allowed-calls.ts'
import { openEventStream } from '../event-stream.ts'
import { HttpProblem } from '../http-problem.ts'
import { parseMessage } from '../parse-message.ts'
import { prepareCall } from '../prepare-call.ts'
import { readJson } from '../read-body.ts'
import type { Route } from '../route.ts'

/** Calls the backend: progress as events, the outcome as the last one. A page that goes away cancels its call. */
export const rpc: Route = {
  method: 'POST',
  path: '/rpc',
  handle: async ({ request, response }, context) => {
    const { jobs, limits, uploads } = context
    const { id, name, input } = parseMessage(messageSchema, await readJson(request, { maxBytes: limits.maxCallBytes, idleMs: limits.bodyIdleMs }))
    if (!ALLOWED_CALLS.has(name)) throw new HttpProblem(403, 'invalid-input', `A page may not call ${name}.`)
    if (jobs.running >= limits.maxRunningCalls) throw new HttpProblem(429, 'conflict', 'Too many calls are under way: wait for some to end.')
    const call = await prepareCall(name, input, context)
    if (response.destroyed) {
      await call.finish(GONE)
      return
    }
    const job = jobs.start(id, name)
    if (job === null) {
      await call.finish(GONE)
      throw new HttpProblem(409, 'conflict', `A call with the id ${id} is under way.`)
    }
    const events = openEventStream(response)
    // The response closes before its end where the page went away.
    response.once('close', job.abandon)
    const invoke = context.backend.invoke as AnyClient // the router parses name and input itself
    const outcome = nameUploads(
      await call.finish(await invoke(name, call.input, { signal: job.signal, onProgress: (progress) => events.send('progress', progress) })),
      uploads.withoutFolders,
    )
    response.off('close', job.abandon)
    events.send('outcome', outcome)
    events.end()
    job.end(outcome)
  },
}

type AnyClient = (name: string, input: unknown, options: Parameters<Client<Api>>[2]) => Promise<Outcome<unknown>>

const messageSchema = z.strictObject({
  id: z.string().regex(/^[\w-]{1,64}$/),
  name: z.string().max(64),
  input: z.unknown(),
})

/** The page went away before its call began. */
const GONE: Outcome<never> = { ok: false, error: { code: 'cancelled', message: 'The page was closed.', details: {} } }

/** An error names a sent file as the page knows it, not where it was kept. */
function nameUploads(outcome: Outcome<unknown>, withoutFolders: (text: string) => string): Outcome<unknown> {
  if (outcome.ok) return outcome
  const details = Object.fromEntries(Object.entries(outcome.error.details).map(([key, value]) => [key, typeof value === 'string' ? withoutFolders(value) : value]))
  return { ok: false, error: { ...outcome.error, message: withoutFolders(outcome.error.message), details } }
}
