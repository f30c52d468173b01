import { z } from 'zod'
import type { Client, Outcome } from '#shared/contract/api-types.ts'
import { API, type Api } from '#shared/contract/api.ts'
import { ALLOWED_CALLS } from '../allowed-calls.ts'
import { openEventStream } from '../event-stream.ts'
import { HttpProblem } from '../http-problem.ts'
import { resolveImportPath } from '../import-paths.ts'
import { parseMessage } from '../parse-message.ts'
import { readJson } from '../read-body.ts'
import type { Route, WebHostContext } from '../route.ts'

/** Calls the backend: progress as events, the outcome as the last one. A page that goes away cancels its call. */
export const rpc: Route = {
  method: 'POST',
  path: '/rpc',
  handle: async ({ request, response }, context) => {
    const { jobs, limits, uploads } = context
    const { id, name, input } = parseMessage(messageSchema, await readJson(request, { maxBytes: limits.maxCallBytes, idleMs: limits.bodyIdleMs }))
    if (!ALLOWED_CALLS.has(name)) throw new HttpProblem(403, 'invalid-input', `A page may not call ${name}.`)
    if (response.destroyed) return
    const call = prepareImport(name, input, context)
    if (jobs.running >= limits.maxRunningCalls) throw new HttpProblem(429, 'conflict', 'Too many calls are under way: wait for some to end.')
    const job = jobs.start(id, name)
    if (job === null) throw new HttpProblem(409, 'conflict', `A call with the id ${id} is under way.`)
    const events = openEventStream(response)
    // The response closes before its end where the page went away.
    response.once('close', job.abandon)
    const invoke = context.backend.invoke as AnyClient // the router parses name and input itself
    const outcome = nameUploads(
      await invoke(name, call.input, { signal: job.signal, onProgress: (progress) => events.send('progress', progress) }),
      uploads.withoutFolders,
    )
    response.off('close', job.abandon)
    if (outcome.ok) for (const path of call.uploads) await uploads.remove(path)
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

interface PreparedCall {
  readonly input: unknown
  /** Those that an import has no more use for once it is done. */
  readonly uploads: readonly string[]
}

/** The paths of an import are names that this host gives meaning to; every other input goes as it came. */
function prepareImport(name: string, input: unknown, { uploads, folders }: WebHostContext): PreparedCall {
  if (name !== 'inventory.import') return { input, uploads: [] }
  const { files } = parseMessage(API['inventory.import'].input, input)
  return {
    input: { files: files.map((file) => resolveImportPath(file, uploads, folders)) },
    uploads: files.filter((file) => uploads.find(file) !== undefined),
  }
}

/** An error names a sent file as the page knows it, not where it was kept. */
function nameUploads(outcome: Outcome<unknown>, withoutFolders: (text: string) => string): Outcome<unknown> {
  if (outcome.ok) return outcome
  const details = Object.fromEntries(Object.entries(outcome.error.details).map(([key, value]) => [key, typeof value === 'string' ? withoutFolders(value) : value]))
  return { ok: false, error: { ...outcome.error, message: withoutFolders(outcome.error.message), details } }
}
