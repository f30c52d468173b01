import { afterEach, expect, it, vi } from 'vitest'
import { NOBODY_WAITS } from './host.ts'
import { createWebHost } from './web-host.ts'

interface Sent {
  readonly path: string
  readonly body: Readonly<Record<string, unknown>>
  readonly signal: AbortSignal | null
}

/** A server that is told all and answers a call only where `end` says how it ended; as a browser, it breaks off what is aborted. */
function serve(): { readonly sent: Sent[]; readonly end: (outcome: unknown) => void } {
  const sent: Sent[] = []
  let end: (outcome: unknown) => void = () => undefined
  vi.stubGlobal('fetch', (path: string, { body, signal = null }: { readonly body: string; readonly signal?: AbortSignal | null }) => {
    sent.push({ path, body: JSON.parse(body) as Sent['body'], signal }) // as the host writes it
    if (path !== '/rpc') return Promise.resolve(new Response(null, { status: 204 }))
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        signal?.addEventListener('abort', () => controller.error(new DOMException('The call was aborted.', 'AbortError')))
        end = (outcome) => {
          controller.enqueue(new TextEncoder().encode(`event: outcome\ndata: ${JSON.stringify(outcome)}\n\n`))
          controller.close()
        }
      },
    })
    return Promise.resolve(new Response(stream))
  })
  return { sent, end: (outcome) => end(outcome) }
}

afterEach(() => vi.unstubAllGlobals())

const CANCELLED = { ok: false, error: { code: 'cancelled', message: expect.any(String) as string, details: {} } }

it('gives the connection of a call free at once where nobody waits for it, and has it cancelled', async () => {
  const { sent } = serve()
  const withdrawn = new AbortController()
  const answer = createWebHost(() => 'token').invoke('waves.summary', {}, { signal: withdrawn.signal })
  await vi.waitFor(() => expect(sent).toHaveLength(1), { timeout: 30_000 })
  withdrawn.abort(NOBODY_WAITS)
  expect(await answer).toEqual(CANCELLED)
  expect(sent.map(({ path }) => path)).toEqual(['/rpc', '/cancel'])
  expect([sent[0]?.signal?.aborted, sent[1]?.body]).toEqual([true, { id: sent[0]?.body['id'] }])
})

it('hears how a call ended that somebody cancels: it may have been done by then', async () => {
  const { sent, end } = serve()
  const withdrawn = new AbortController()
  const answer = createWebHost(() => 'token').invoke('waves.plan', {}, { signal: withdrawn.signal })
  await vi.waitFor(() => expect(sent).toHaveLength(1), { timeout: 30_000 })
  withdrawn.abort()
  expect(sent.map(({ path }) => path)).toEqual(['/rpc', '/cancel'])
  expect(sent[0]?.signal?.aborted).toBe(false)
  end({ ok: true, value: 'planned' })
  expect(await answer).toEqual({ ok: true, value: 'planned' })
})

it('says that the connection was lost where it was, and nobody withdrew the call', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  expect(await createWebHost(() => 'token').invoke('project.info', {})).toMatchObject({ ok: false, error: { code: 'io', details: { isConnectionLost: true } } })
})
