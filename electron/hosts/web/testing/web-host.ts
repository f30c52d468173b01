import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { type Backend, createBackend } from '#backend/create-backend.ts'
import { openProject } from '#backend/db/project-file.ts'
import { serve, type WebHost, type WebHostOptions } from '../serve.ts'

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

export interface AskOptions {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
  readonly body?: string | Buffer
  /** Sends no Authorization. */
  readonly isStranger?: boolean
}

/** A host on a free port, with a project and pages of its own in a temporary folder. */
export interface TestHost {
  readonly host: WebHost
  readonly backend: Backend
  readonly folder: string
  readonly token: string
  readonly origin: string
  /** What was logged as unexpected. */
  readonly unexpected: readonly unknown[]
  /** What a person was told beside the calls. */
  readonly told: readonly string[]
  ask(path: string, options?: AskOptions): Promise<Answer>
  /** A call by /rpc, its events parsed. */
  call(name: string, input: unknown, id?: string): Promise<{ answer: Answer; events: readonly { event: string; data: unknown }[] }>
  /** As `ask`, for answers that are no text. */
  fetch(path: string): Promise<Response>
  remove(path: string): void
  /** A new, empty project file, closed again. */
  makeProject(path: string): void
  /** Bytes as they are, and all that comes back until the other side closes. */
  sendRaw(bytes: string): Promise<string>
  close(): Promise<void>
}

export const PAGE = '<!doctype html><meta property="csp-nonce" nonce="PLACEHOLDER"><script type="module" nonce="PLACEHOLDER" src="/assets/main-1.js"></script>'

export async function openTestHost(
  options: Partial<WebHostOptions> = {},
  wrap: (backend: Backend) => Backend = (backend) => backend,
  /** Makes the folders of the command line inside the host's own. */
  makeFolders: (folder: string) => readonly string[] = () => [],
): Promise<TestHost> {
  const folder = mkdtempSync(join(tmpdir(), 'portolan-web-'))
  const rendererFolder = join(folder, 'renderer')
  mkdirSync(join(rendererFolder, 'assets'), { recursive: true })
  writeFileSync(join(rendererFolder, 'index.html'), PAGE)
  writeFileSync(join(rendererFolder, 'assets', 'main-1.js'), 'export {}')
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  const unexpected: unknown[] = []
  const told: string[] = []
  const logUnexpected = (error: unknown): string => `log-${unexpected.push(error)}`
  const dataFolder = join(folder, 'data')
  const backend = wrap(createBackend({ now: () => NOW, monotonicMs: () => performance.now(), logUnexpected, dataFolder, tell: (sentence) => void told.push(sentence) }))
  const path = join(folder, 'estate.portolan')
  await backend.invoke('project.open', { path, create: true })
  const temporaryFolder = join(folder, 'temporary')
  mkdirSync(temporaryFolder)
  const remove = (): void => {
    backend.close()
    rmSync(folder, { recursive: true, force: true })
  }
  const host = await serve({ backend, dataFolder, version: '1.2.3', port: 0, folders: makeFolders(folder), now: () => NOW, monotonicMs: () => performance.now(), logUnexpected, rendererFolder, temporaryFolder, ...options }).catch((error: unknown) => {
    remove()
    throw error
  })
  const [origin = '', token = ''] = host.link.split('/#token=')
  const ask = (path: string, asked: AskOptions = {}): Promise<Answer> => askHost(host.port, token, path, asked)
  return {
    host,
    backend,
    folder,
    token,
    origin,
    unexpected,
    told,
    ask,
    call: async (name, input, id = 'call-1') => {
      const answer = await ask('/rpc', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ id, name, input }) })
      return { answer, events: parseEvents(answer.text) }
    },
    fetch: (path) => fetch(`${origin}${path}`, { headers: { Authorization: `Bearer ${token}` } }),
    remove: (path) => rmSync(path, { recursive: true }),
    makeProject: (path) => openProject(path, { create: true }).close(),
    sendRaw: (bytes) => sendRaw(host.port, bytes),
    close: async () => {
      await host.close()
      remove()
    },
  }
}

const NOW = '2026-01-02T03:04:05.000Z'

function askHost(port: number, token: string, path: string, { method = 'GET', headers = {}, body, isStranger = false }: AskOptions): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const authorization = isStranger ? {} : { Authorization: `Bearer ${token}` }
    // http.request sends the path as it is; fetch would mend it.
    const request = httpRequest({ host: '127.0.0.1', port, path, method, agent: false, headers: { ...authorization, ...headers } as Record<string, string> }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(chunks).toString() }))
      response.on('error', reject)
    })
    request.on('error', reject)
    request.end(body)
  })
}

function sendRaw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    socket.setEncoding('latin1')
    socket.on('data', (chunk: string) => {
      text += chunk
    })
    socket.on('close', () => resolve(text))
    socket.on('error', reject)
  })
}

function parseEvents(text: string): { event: string; data: unknown }[] {
  return text
    .split('\n\n')
    .filter((block) => block.startsWith('event: '))
    .map((block) => {
      const [event = '', data = ''] = block.split('\n')
      return { event: event.slice('event: '.length), data: JSON.parse(data.slice('data: '.length)) as unknown }
    })
}
