import { setImmediate as nextTurn } from 'node:timers/promises'
import { z } from 'zod'
import { textsOf } from '#backend/reading/written-outcome.ts'
import type { Client, Outcome } from '#shared/contract/api-types.ts'
import type { Api } from '#shared/contract/api.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { cutOutcome } from '#shared/contract/outcome-pieces.ts'
import { ALLOWED_CALLS } from '../allowed-calls.ts'
import { type EventStream, openEventStream } from '../event-stream.ts'
import { HttpProblem } from '../http-problem.ts'
import type { Job } from '../jobs.ts'
import { parseMessage } from '../parse-message.ts'
import { prepareCall } from '../prepare-call.ts'
import type { PreparedCall } from '../prepared-call.ts'
import { readJson } from '../read-body.ts'
import { renamePaths } from '../rename-paths.ts'
import type { Exchange, Route, WebHostContext } from '../route.ts'

/** Calls the backend: progress as events, then long lists of the outcome in pieces, and the outcome as the last one. A page that goes away cancels its call. */
export const rpc: Route = {
  method: 'POST',
  path: '/rpc',
  handle: async (exchange, context) => {
    const { jobs, limits } = context
    const { id, name, input, project } = parseMessage(messageSchema, await readJson(exchange.request, { maxBytes: limits.maxCallBytes, idleMs: limits.bodyIdleMs }))
    if (!ALLOWED_CALLS.has(name)) throw new HttpProblem(403, 'invalid-input', `A page may not call ${name}.`)
    if (jobs.running >= limits.maxRunningCalls) throw new HttpProblem(429, 'conflict', 'Too many calls are under way: wait for some to end.')
    const job = jobs.start(id, name)
    if (job === null) throw new HttpProblem(409, 'conflict', `A call with the id ${id} is under way.`)
    let outcome: Outcome<unknown> = ENDED
    try {
      outcome = await run({ name, input, project, job }, exchange, context)
    } finally {
      job.end(outcome)
    }
  },
}

interface Call {
  readonly name: string
  readonly input: unknown
  /** The project that the page shows. */
  readonly project: string | undefined
  readonly job: Job
}

async function run({ name, input, project, job }: Call, { response }: Exchange, context: WebHostContext): Promise<Outcome<unknown>> {
  // The response closes before its end where the page went away.
  response.once('close', job.abandon)
  const prepared = await asOutcome(() => prepareCall(name, input, context))
  const events = openEventStream(response, context.limits.heartbeatMs)
  const outcome = renamePaths(prepared.ok ? await perform(prepared.value) : prepared, context.uploads.withoutFolders)
  response.off('close', job.abandon)
  await sendOutcome(events, outcome)
  events.end()
  return outcome

  async function perform(call: PreparedCall): Promise<Outcome<unknown>> {
    const invoke = context.backend.invoke as AnyClient // the router parses name and input itself
    const answered = job.signal.aborted ? GONE : await invoke(name, call.input, { signal: job.signal, onProgress: (progress) => events.send('progress', progress), ...(project === undefined ? {} : { project }) })
    const finished = await asOutcome(() => call.finish(answered, !response.destroyed))
    return finished.ok ? finished.value : finished
  }
}

/** A long answer is written piece by piece, between which others are answered. */
async function sendOutcome(events: EventStream, outcome: Outcome<unknown>): Promise<void> {
  const texts = textsOf(outcome)
  if (texts !== null) {
    for (const piece of texts.pieces) {
      events.sendText('piece', piece)
      await nextTurn()
    }
    events.sendText('outcome', texts.rest)
    return
  }
  const { pieces, rest } = cutOutcome(outcome)
  for (const piece of pieces) {
    events.send('piece', piece)
    await nextTurn()
  }
  events.send('outcome', rest)
}

/** What the host does around a call fails as the call itself does; HttpProblem and what is unexpected are thrown on. */
async function asOutcome<Value>(act: () => Promise<Value>): Promise<Outcome<Value>> {
  try {
    return { ok: true, value: await act() }
  } catch (error) {
    if (error instanceof AppError) return { ok: false, error: { code: error.code, message: error.message, details: error.details } }
    throw error
  }
}

type AnyClient = (name: string, input: unknown, options: Parameters<Client<Api>>[2]) => Promise<Outcome<unknown>>

const messageSchema = z.strictObject({
  id: z.string().regex(/^[\w-]{1,64}$/),
  name: z.string().max(64),
  input: z.unknown(),
  project: z.string().optional(),
})

/** It was cancelled, or its page went away, before it began. */
const GONE: Outcome<never> = { ok: false, error: { code: 'cancelled', message: 'It was cancelled before it began.', details: {} } }

/** The request itself was refused, which its page hears by the answer's status. */
const ENDED: Outcome<never> = { ok: false, error: { code: 'internal', message: 'The request failed.', details: {} } }
