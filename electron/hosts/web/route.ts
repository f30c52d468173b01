import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Backend } from '#backend/create-backend.ts'
import type { HostInfo } from '#shared/contract/host-info.ts'
import type { Downloads } from './downloads.ts'
import type { Jobs } from './jobs.ts'
import type { StrangerLimit } from './limit-strangers.ts'
import type { Uploads } from './uploads.ts'

/** How much and how slowly a page may send, and how much whoever has no token may ask. */
export interface WebHostLimits {
  readonly maxCallBytes: number
  readonly maxUploadBytes: number
  readonly bodyIdleMs: number
  readonly maxRunningCalls: number
  /** How long a call under way may say nothing at all. */
  readonly heartbeatMs: number
  readonly callsOfStrangers: StrangerLimit
  readonly pagesOfStrangers: StrangerLimit
}

/** What the routes share. */
export interface WebHostContext {
  readonly backend: Backend
  readonly jobs: Jobs
  readonly uploads: Uploads
  readonly downloads: Downloads
  /** Resolved folders of the command line, which pages may import from and export into. */
  readonly folders: readonly string[]
  /** The user's own folder, and in it the projects that the app makes. */
  readonly dataFolder: string
  readonly projectsFolder: string
  readonly limits: WebHostLimits
  readonly info: HostInfo
}

export interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly query: URLSearchParams
}

/** One call of the HTTP interface. It throws HttpProblem, which is answered as `{ code, message }`. */
export interface Route {
  readonly method: 'GET' | 'POST'
  readonly path: string
  handle(exchange: Exchange, context: WebHostContext): Promise<void> | void
}
