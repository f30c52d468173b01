import { Agent, request } from 'node:https'
import { AppError } from '#shared/contract/app-error.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'

/** How to reach an engine. The password is held in memory for the length of the read and nowhere else. */
export interface EngineAccess {
  /** `https://engine.example.com`, with or without `/ovirt-engine` or `/ovirt-engine/api` behind. */
  readonly url: string
  /** `admin@internal`, `admin@ovirt@internalsso`: the user with the profile. */
  readonly user: string
  readonly password: string
  /** The CA's certificate in PEM; without it the machine's own CAs count. There is no way to leave it unchecked. */
  readonly ca?: string
}

export interface EngineClientOptions {
  readonly signal: CancelSignal
  /** Silence of the engine after which an attempt counts as failed. */
  readonly timeoutMs?: number
  /** Waits before the second and each further attempt; there are as many attempts as waits, and one. */
  readonly backOffMs?: readonly number[]
  /** Largest answer that is taken. */
  readonly answerBytes?: number
}

export interface EngineAnswer {
  readonly status: number
  readonly body: Buffer
}

export interface EngineClient {
  /** Host name and port of the engine. */
  readonly host: string
  /** Asks for a path below the API, `vms?max=100`. Answers 2xx, 400 and 404 as they are; anything else is an AppError. */
  get(path: string): Promise<EngineAnswer>
  close(): void
}

const DEFAULT_TIMEOUT_MS = 60_000
const DEFAULT_BACK_OFF_MS = [500, 2_000, 8_000]
const MOST_ANSWER_BYTES = 268_435_456
/** How often a request looks at the user's signal. */
const CANCEL_POLL_MS = 100

/** The scope that the engine's SSO gives tokens for its API with (oVirt Engine API, "Authentication"). */
const API_SCOPE = 'ovirt-app-api'

/**
 * A client that only reads: every request is a GET but the one that asks the SSO for a token, whose password must not
 * stand in an address. Engines without SSO are asked with Basic authentication instead.
 */
export function createEngineClient(access: EngineAccess, options: EngineClientOptions): EngineClient {
  const base = baseOf(access.url)
  const agent = new Agent({ keepAlive: true, ...(access.ca === undefined ? {} : { ca: access.ca }) })
  const { signal, timeoutMs = DEFAULT_TIMEOUT_MS, backOffMs = DEFAULT_BACK_OFF_MS, answerBytes = MOST_ANSWER_BYTES } = options
  const send = (path: string, init: RequestInit): Promise<EngineAnswer> => withRetries(() => sendOnce(new URL(path, base), { ...init, agent, signal, timeoutMs, answerBytes }), { signal, backOffMs, host: base.host })
  let authorization: Promise<string> | null = null
  const get = async (path: string, isSecondTry: boolean): Promise<EngineAnswer> => {
    authorization ??= logIn(access, send)
    const answer = await send(`/ovirt-engine/api/${path}`, { method: 'GET', headers: { accept: 'application/xml', version: '4', 'all-content': 'true', authorization: await authorization } })
    // A token can run out during a long read; the second refusal is meant.
    if (answer.status === 401 && !isSecondTry) {
      authorization = null
      return get(path, true)
    }
    if (answer.status === 401 || answer.status === 403) throw refused(base.host, access.user)
    if ((answer.status >= 200 && answer.status < 300) || answer.status === 400 || answer.status === 404) return answer
    throw new AppError('io', `${base.host} answered ${answer.status} to a question for ${path.split('?')[0] ?? ''}: see the engine's log.`, { host: base.host, status: answer.status })
  }
  return { host: base.host, get: (path) => get(path, false), close: () => agent.destroy() }
}

/** Throws AppError invalid-input for anything that is no https address: a password never goes over an open line. */
function baseOf(url: string): URL {
  const address = URL.canParse(url) ? new URL(url) : null
  // What may hold a password is not said again.
  if (url.includes('@')) throw new AppError('invalid-input', 'The address of the engine holds a user or password, or an @: give the address alone, and user and password where they are asked for.')
  if (address === null || address.protocol !== 'https:') throw new AppError('invalid-input', `${JSON.stringify(url)} is no address of an engine: give one that begins with https://.`)
  return new URL(address.origin)
}

type Send = (path: string, init: RequestInit) => Promise<EngineAnswer>

async function logIn({ user, password }: EngineAccess, send: Send): Promise<string> {
  const form = new URLSearchParams({ grant_type: 'password', scope: API_SCOPE, username: user, password }).toString()
  const answer = await send('/ovirt-engine/sso/oauth/token', { method: 'POST', headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' }, body: form })
  const token = answer.status === 200 ? tokenIn(answer.body) : null
  if (token !== null) return `Bearer ${token}`
  // No SSO there, or one that does not give out tokens: Basic says whether the password is right.
  return `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`
}

function tokenIn(body: Buffer): string | null {
  try {
    const answer: unknown = JSON.parse(body.toString('utf8'))
    return typeof answer === 'object' && answer !== null && 'access_token' in answer && typeof answer.access_token === 'string' ? answer.access_token : null
  } catch {
    // Something else answers there; Basic is tried then.
    return null
  }
}

function refused(host: string, user: string): AppError {
  return new AppError('invalid-input', `${host} refuses the user ${user} with this password: check both, and the profile behind the @.`, { host, user })
}

interface RequestInit {
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

interface SendOptions extends RequestInit {
  readonly agent: Agent
  readonly signal: CancelSignal
  readonly timeoutMs: number
  readonly answerBytes: number
}

function sendOnce(url: URL, { method, headers, body, agent, signal, timeoutMs, answerBytes }: SendOptions): Promise<EngineAnswer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method, headers: { ...headers, ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }) }, agent }, (incoming) => {
      const pieces: Buffer[] = []
      let bytes = 0
      incoming.on('data', (piece: Buffer) => {
        bytes += piece.length
        if (bytes > answerBytes) outgoing.destroy(new AppError('io', `${url.host} sent more than ${answerBytes} bytes in one answer, which no page of an inventory holds.`))
        else pieces.push(piece)
      })
      incoming.on('error', fail)
      incoming.on('end', () => {
        if (!incoming.complete) {
          fail(new Error('the connection was cut in the middle of an answer'))
          return
        }
        clearInterval(poll)
        resolve({ status: incoming.statusCode ?? 0, body: Buffer.concat(pieces) })
      })
    })
    const poll = setInterval(() => {
      if (signal.aborted) outgoing.destroy(new AppError('cancelled', 'The import was cancelled.'))
    }, CANCEL_POLL_MS)
    function fail(error: Error): void {
      clearInterval(poll)
      reject(error)
    }
    outgoing.setTimeout(timeoutMs, () => outgoing.destroy(new Error(`it said nothing for ${timeoutMs} ms`)))
    outgoing.on('error', fail)
    outgoing.end(body)
  })
}

/** Tries again what failed on the way or at the engine (5xx); what the engine refuses is refused. */
async function withRetries(attempt: () => Promise<EngineAnswer>, { signal, backOffMs, host }: { readonly signal: CancelSignal; readonly backOffMs: readonly number[]; readonly host: string }): Promise<EngineAnswer> {
  for (let tries = 0; ; tries += 1) {
    const wait = backOffMs[tries]
    try {
      const answer = await attempt()
      if (answer.status < 500 || wait === undefined) return answer
    } catch (error) {
      if (error instanceof AppError) throw error
      if (wait === undefined || isHopeless(error)) throw new AppError('io', `${host} cannot be read: ${describe(error)}.`, { host }, { cause: error })
    }
    await pause(wait, signal)
  }
}

async function pause(milliseconds: number, signal: CancelSignal): Promise<void> {
  for (let left = milliseconds; left > 0 && !signal.aborted; left -= CANCEL_POLL_MS) await new Promise((resolve) => setTimeout(resolve, Math.min(left, CANCEL_POLL_MS)))
  if (signal.aborted) throw new AppError('cancelled', 'The import was cancelled.')
}

/** A name that does not exist and a certificate that nobody vouches for stay so. */
function isHopeless(error: unknown): boolean {
  return codeOf(error) === 'ENOTFOUND' || CERTIFICATE_CODES.test(codeOf(error))
}

function describe(error: unknown): string {
  if (codeOf(error) === 'ENOTFOUND') return 'there is no host of this name'
  if (codeOf(error) === 'ECONNREFUSED') return 'nothing listens there'
  if (CERTIFICATE_CODES.test(codeOf(error))) return `its certificate is not vouched for (${codeOf(error)}): give the engine's CA certificate, which it hands out at /ovirt-engine/services/pki-resource`
  return error instanceof Error ? error.message : String(error)
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

const CERTIFICATE_CODES = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|ALTNAME/
