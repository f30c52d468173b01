import { EventEmitter } from 'node:events'

import { app, needsReady } from './life.ts'
import type { PageAnswer } from './messages.ts'

/** The details are of Electron's own type, of which there is no more than an address here. */
type BeforeRequest = (details: never, answer: (response: { readonly cancel?: boolean }) => void) => void

/** A browser session: what requests it lets out, and who answers those to a scheme of the app's own. */
export class SessionStandIn extends EventEmitter {
  #beforeRequest: BeforeRequest = (_details, answer) => answer({})
  readonly #schemes = new Map<string, (request: Request) => Response | Promise<Response>>()
  readonly protocol = {
    handle: (scheme: string, handler: (request: Request) => Response | Promise<Response>): void => {
      needsReady('protocol.handle', true)
      this.#schemes.set(scheme, handler)
    },
    registerSchemesAsPrivileged: (_schemes: readonly object[]): void => needsReady('registerSchemesAsPrivileged', false),
  }
  readonly webRequest = { onBeforeRequest: (listener: BeforeRequest | null): void => void (this.#beforeRequest = listener ?? this.#beforeRequest) }
  // What the app locks further has no part in a page that Playwright drives.
  readonly setPermissionRequestHandler = (_handler: unknown): void => undefined
  readonly setPermissionCheckHandler = (_handler: unknown): void => undefined
  readonly setDevicePermissionHandler = (_handler: unknown): void => undefined
  readonly setSpellCheckerEnabled = (_isEnabled: boolean): void => undefined

  /** Null where the app cancels the request, or nobody answers it. */
  async request(url: string, method: string): Promise<PageAnswer | null> {
    let isCancelled = false
    this.#beforeRequest({ url } as never, ({ cancel }) => (isCancelled = cancel === true)) // as much as the app looks at
    const handler = this.#schemes.get(new URL(url).protocol.slice(0, -1))
    if (isCancelled || handler === undefined) return null
    const response = await handler(new Request(url, { method }))
    return { status: response.status, headers: Object.fromEntries(response.headers), body: new Uint8Array(await response.arrayBuffer()) }
  }
}

let main: SessionStandIn | null = null

function create(): SessionStandIn {
  const made = new SessionStandIn()
  app.emit('session-created', made)
  return made
}

export const session = {
  get defaultSession(): SessionStandIn {
    needsReady('session.defaultSession', true)
    return (main ??= create())
  },
  fromPartition: (_partition: string, _options?: object): SessionStandIn => {
    needsReady('session.fromPartition', true)
    return create()
  },
}

/** Of the default session; schemes are registered before there is one. */
export const protocol = {
  handle: (scheme: string, handler: (request: Request) => Response | Promise<Response>): void => session.defaultSession.protocol.handle(scheme, handler),
  registerSchemesAsPrivileged: (_schemes: readonly object[]): void => needsReady('registerSchemesAsPrivileged', false),
}
