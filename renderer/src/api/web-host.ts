import { EventSourceParserStream } from 'eventsource-parser/stream'
import { z } from 'zod'
import { saveBlob } from './save-blob.ts'
import { say } from './say.ts'
import { sendFile } from './send-file.ts'
import { lostConnection, problemOf } from './web-problem.ts'
import type { ErrorData, InvokeOptions, MethodContract, Outcome } from '#shared/contract/api-types.ts'
import { hostInfoSchema, jobOutcomeSchema } from '#shared/contract/host-info.ts'
import { joinOutcome, type OutcomePiece } from '#shared/contract/outcome-pieces.ts'
import { type Host, isAboutOtherProject } from './host.ts'
import { restNow } from './rest-now.ts'

/** What opens and describes projects is about whichever is open, and what a person set for themselves about none. */
const ABOUT_NO_PROJECT = /^(?:project|preferences)\./

/** The host behind `portolan serve`: calls by HTTP, their progress and outcome as one stream of events. */
export function createWebHost(token: string): Host {
  const headers = { Authorization: `Bearer ${token}` }
  const message = { ...headers, 'Content-Type': 'application/json' }
  let shownProject: () => string | null = () => null
  let whenOther: () => void = () => undefined

  async function invoke(name: string, input: unknown, options: InvokeOptions<MethodContract> = {}): Promise<Outcome<unknown>> {
    if (options.signal?.aborted === true) return cancelled()
    const id = crypto.randomUUID()
    const withdraw = (): void => void fetch('/cancel', { method: 'POST', headers: message, body: JSON.stringify({ id }) }).catch(() => undefined) // the call's own stream tells how it ended
    const signal = options.signal instanceof AbortSignal ? options.signal : null
    signal?.addEventListener('abort', withdraw, { once: true })
    try {
      const project = ABOUT_NO_PROJECT.test(name) ? null : shownProject()
      const response = await fetch('/rpc', { method: 'POST', headers: message, body: JSON.stringify({ id, name, input, ...(project === null ? {} : { project }) }) })
      if (!response.ok || response.body === null) return { ok: false, error: await problemOf(response) }
      const outcome = await listen(response.body, (progress) => options.onProgress?.(progress as never)) // the contract types what a call tells
      if (isAboutOtherProject(outcome)) whenOther()
      return outcome
    } catch (cause) {
      return { ok: false, error: lostConnection(cause) }
    } finally {
      signal?.removeEventListener('abort', withdraw)
    }
  }

  async function read<Value>(path: string, schema: z.ZodType<Value>): Promise<Outcome<Value>> {
    try {
      const response = await fetch(path, { headers })
      if (!response.ok) return { ok: false, error: await problemOf(response) }
      return { ok: true, value: schema.parse(await response.json()) }
    } catch (cause) {
      return { ok: false, error: lostConnection(cause) }
    }
  }

  return {
    invoke: invoke as Host['invoke'], // the backend's router holds each answer to its contract
    upload: (file, options = {}) => sendFile(file, token, options),
    download: async (path, fileName) => {
      try {
        const [id = ''] = path.replace(/^download:/, '').split('/')
        const query = `id=${encodeURIComponent(id)}`
        const response = await fetch(`/api/download?${query}`, { headers })
        if (!response.ok) return { ok: false, error: await problemOf(response) }
        saveBlob(await response.blob(), fileName)
        void fetch(`/api/received?${query}`, { method: 'POST', headers }).catch(() => undefined) // what is not told is removed at the end
        return { ok: true, value: null }
      } catch (cause) {
        return { ok: false, error: lostConnection(cause) }
      }
    },
    info: () => read('/api/info', hostInfoSchema),
    lastJobs: () => read('/api/jobs', z.array(jobOutcomeSchema)),
    holdTo: (shown, other) => {
      shownProject = shown
      whenOther = other
    },
    capabilities: { canPrintPdf: false, chooseFolder: null, revealInFolder: null, choosePath: null, onWish: null },
  }
}

/** Hands on what is told on the way and answers with the last event, to which pieces of long lists came before. */
async function listen(body: ReadableStream<Uint8Array<ArrayBuffer>>, onProgress: (progress: unknown) => void): Promise<Outcome<unknown>> {
  const events = body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream()).getReader()
  const pieces: OutcomePiece[] = []
  const rest = restNow()
  for (;;) {
    const { done, value } = await events.read()
    if (done) return { ok: false, error: lostConnection(new Error('The stream ended without an outcome.')) }
    if (value.event === 'outcome') return joinOutcome(pieces, JSON.parse(value.data)) as Outcome<unknown> // our own server's, checked there
    if (value.event === 'progress') onProgress(JSON.parse(value.data))
    if (value.event === 'piece') {
      pieces.push(JSON.parse(value.data) as OutcomePiece) // our own server's
      await rest()
    }
  }
}

function cancelled(): { ok: false; error: ErrorData } {
  return { ok: false, error: { code: 'cancelled', message: say('cancelled'), details: {} } }
}
