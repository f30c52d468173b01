import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { element, toXml, type EngineElement } from './engine-element.ts'
import { inlined } from './sample-documents.ts'
import type { SampleEngine } from './sample-engine.ts'
import { STAND_IN_CERTIFICATE, STAND_IN_KEY } from './stand-in-certificate.ts'

export interface StandInOptions {
  /** What goes wrong with a request, if anything: a status, or a connection that is cut. Asked before anything else. */
  readonly fault?: (path: string, attempt: number) => number | 'cut' | 'cut in the middle' | 'silence' | null
  /** False: an engine without SSO, with Basic authentication alone. */
  readonly hasSso?: boolean
  /** False: an engine before 4.2, which refuses `follow`. */
  readonly knowsFollow?: boolean
  /** False: an engine that gives everything on every page. */
  readonly knowsPages?: boolean
}

export interface StandInEngine {
  readonly url: string
  /** Every request as `METHOD path`, in order. */
  readonly requests: readonly string[]
  close(): Promise<void>
}

export const USER = 'reader@internal'
export const PASSWORD = 'p&ss wörd=1'
const TOKEN = 'token-1'
const BASIC = `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}`

/** An engine's API over HTTPS on 127.0.0.1, as far as a read needs it. */
export async function startStandInEngine(engine: SampleEngine, { fault, hasSso = true, knowsFollow = true, knowsPages = true }: StandInOptions = {}): Promise<StandInEngine> {
  const requests: string[] = []
  const attempts = new Map<string, number>()
  const followed = new Map(inlined(engine).slice(1).map((root) => [root.name, root]))
  const server = createServer({ key: STAND_IN_KEY, cert: STAND_IN_CERTIFICATE }, (incoming, outgoing) => {
    const url = new URL(incoming.url ?? '/', 'https://stand-in')
    requests.push(`${incoming.method ?? ''} ${url.pathname}${url.search}`)
    const attempt = (attempts.get(url.pathname) ?? 0) + 1
    attempts.set(url.pathname, attempt)
    const trouble = fault?.(url.pathname, attempt) ?? null
    if (trouble === 'silence') return
    if (trouble === 'cut') {
      incoming.socket.destroy()
      return
    }
    if (trouble === 'cut in the middle') {
      outgoing.writeHead(200, { 'content-type': 'application/xml', 'content-length': '1000000' })
      outgoing.write('<vms><vm id="1">', () => incoming.socket.destroy())
      return
    }
    if (typeof trouble === 'number') {
      answer(outgoing, trouble, 'trouble')
      return
    }
    void respond(incoming, outgoing, url)
  })

  async function respond(incoming: IncomingMessage, outgoing: ServerResponse, url: URL): Promise<void> {
    if (url.pathname === '/ovirt-engine/sso/oauth/token') {
      const form = new URLSearchParams(await bodyOf(incoming))
      if (!hasSso) answer(outgoing, 404, 'not here')
      else if (form.get('username') === USER && form.get('password') === PASSWORD) answer(outgoing, 200, JSON.stringify({ access_token: TOKEN }))
      else answer(outgoing, 401, JSON.stringify({ error: 'access_denied' }))
      return
    }
    const { authorization } = incoming.headers
    if (authorization !== (hasSso ? `Bearer ${TOKEN}` : BASIC)) {
      answer(outgoing, 401, '')
      return
    }
    const path = url.pathname.replace(/^\/ovirt-engine\/api\/?/, '')
    const follow = url.searchParams.get('follow')
    const whole = path === '' ? engine.api : engine.collections.get(path)
    if (whole === undefined) answer(outgoing, 404, '<fault/>')
    else if (follow !== null && !knowsFollow) answer(outgoing, 400, '<fault/>')
    else answer(outgoing, 200, toXml(knowsPages ? pageOf((follow !== null && followed.get(whole.name)) || whole, url) : whole))
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // a server on a port has one
  return {
    url: `https://127.0.0.1:${port}/ovirt-engine/api`,
    requests,
    close: () => new Promise((resolve) => {
      server.closeAllConnections()
      server.close(() => resolve())
    }),
  }
}

function pageOf(root: EngineElement, url: URL): EngineElement {
  const page = /page (\d+)/.exec(url.searchParams.get('search') ?? '')?.[1]
  const size = Number(url.searchParams.get('max') ?? Number.POSITIVE_INFINITY)
  if (page === undefined || typeof root.content === 'string') return root
  const start = (Number(page) - 1) * size
  return element(root.name, root.content.slice(start, start + size))
}

function answer(outgoing: ServerResponse, status: number, body: string): void {
  outgoing.writeHead(status, { 'content-type': 'application/xml' }).end(body)
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of incoming as AsyncIterable<Buffer>) pieces.push(piece)
  return Buffer.concat(pieces).toString('utf8')
}
