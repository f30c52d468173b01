import { createParser, type EventSourceMessage } from 'eventsource-parser'
import { z } from 'zod'
import { saveBlob } from './save-blob.ts'
import { say } from './say.ts'
import { sendFile } from './send-file.ts'
import { lostConnection, problemOf } from './web-problem.ts'
import type { ErrorData, InvokeOptions, MethodContract, Outcome } from '#shared/contract/api-types.ts'
import { hostInfoSchema, jobOutcomeSchema } from '#shared/contract/host-info.ts'
import { joinOutcome, type OutcomePiece } from '#shared/contract/outcome-pieces.ts'
import { type Host, isAboutOtherProject, NOBODY_WAITS } from './host.ts'
import { restNow } from './rest-now.ts'

/** What opens and describes projects is about whichever is open, and what a person set for themselves about none. */
const ABOUT_NO_PROJECT = /^(?:project|preferences)\./

/** The host behind `portolan serve`: calls by HTTP, their progress and outcome as one stream of events. Each request asks for the token, since a newer one may have come. */
export function createWebHost(token: () => string): Host {
  const headers = (): { Authorization: string } => ({ Authorization: `Bearer ${token()}` })
  const message = (): Record<string, string> => ({ ...headers(), 'Content-Type': 'application/json' })
  let shownProject: () => string | null = () => null
  let whenOther: () => void = () => undefined

  async function invoke(name: string, input: unknown, options: InvokeOptions<MethodContract> = {}): Promise<Outcome<unknown>> {
    if (options.signal?.aborted === true) return cancelled()
    const id = crypto.randomUUID()
    const signal = options.signal instanceof AbortSignal ? options.signal : null
    const isUnheard = (): boolean => signal?.reason === NOBODY_WAITS
    const connection = new AbortController()
    const withdraw = (): void => {
      // A browser has six connections for each server: where calls that nobody waits for had them all, a filter would wait for the longest of these, and what cancels them as well.
      if (isUnheard()) connection.abort()
      void fetch('/cancel', { method: 'POST', headers: message(), body: JSON.stringify({ id }) }).catch(() => undefined) // the call's own stream tells how it ended
    }
    signal?.addEventListener('abort', withdraw, { once: true })
    try {
      const project = ABOUT_NO_PROJECT.test(name) ? null : shownProject()
      const response = await fetch('/rpc', { method: 'POST', headers: message(), body: JSON.stringify({ id, name, input, ...(project === null ? {} : { project }) }), signal: connection.signal })
      if (!response.ok || response.body === null) return { ok: false, error: await problemOf(response) }
      const outcome = await listen(response.body, (progress) => options.onProgress?.(progress as never)) // the contract types what a call tells
      if (isAboutOtherProject(outcome)) whenOther()
      return outcome
    } catch (cause) {
      return isUnheard() ? cancelled() : { ok: false, error: lostConnection(cause) }
    } finally {
      signal?.removeEventListener('abort', withdraw)
    }
  }

  async function read<Value>(path: string, schema: z.ZodType<Value>): Promise<Outcome<Value>> {
    try {
      const response = await fetch(path, { headers: headers() })
      if (!response.ok) return { ok: false, error: await problemOf(response) }
      return { ok: true, value: schema.parse(await response.json()) }
    } catch (cause) {
      return { ok: false, error: lostConnection(cause) }
    }
  }

  return {
    invoke: invoke as Host['invoke'], // the backend's router holds each answer to its contract
    upload: (file, options = {}) => sendFile(file, token(), options),
    download: async (path, fileName) => {
      try {
        const [id = ''] = path.replace(/^download:/, '').split('/')
        const query = `id=${encodeURIComponent(id)}`
        const response = await fetch(`/api/download?${query}`, { headers: headers() })
        if (!response.ok) return { ok: false, error: await problemOf(response) }
        saveBlob(await response.blob(), fileName)
        void fetch(`/api/received?${query}`, { method: 'POST', headers: headers() }).catch(() => undefined) // what is not told is removed at the end
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

/**
 * Hands on what is told on the way and answers with the last event, to which pieces of long lists came before. Read without streams that transform:
 * making them for each call takes longer than most answers take to be read.
 */
async function listen(body: ReadableStream<Uint8Array<ArrayBuffer>>, onProgress: (progress: unknown) => void): Promise<Outcome<unknown>> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let told: EventSourceMessage[] = []
  const parser = createParser({ onEvent: (event) => told.push(event) })
  const pieces: OutcomePiece[] = []
  const rest = restNow()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return { ok: false, error: lostConnection(new Error('The stream ended without an outcome.')) }
    told = []
    parser.feed(decoder.decode(value, { stream: true }))
    for (const { event, data } of told) {
      if (event === 'outcome') {
        void readToEnd(reader)
        return joinOutcome(pieces, JSON.parse(data)) as Outcome<unknown> // our own server's, checked there
      }
      if (event === 'progress') onProgress(JSON.parse(data))
      if (event === 'piece') {
        pieces.push(JSON.parse(data) as OutcomePiece) // our own server's
        await rest()
      }
    }
  }
}

/** Nothing follows the outcome but the end of the stream: once that is read, the next call has the connection. */
async function readToEnd(reader: ReadableStreamDefaultReader<unknown>): Promise<void> {
  try {
    while (!(await reader.read()).done);
  } catch {
    // It has answered: how its connection ends is of no use to anybody.
  }
}

function cancelled(): { ok: false; error: ErrorData } {
  return { ok: false, error: { code: 'cancelled', message: say('cancelled'), details: {} } }
}
