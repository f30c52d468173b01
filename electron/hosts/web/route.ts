import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Backend } from '#backend/create-backend.ts'
import type { Jobs } from './jobs.ts'
import type { Uploads } from './uploads.ts'

/** How much and how slowly a page may send. */
export interface WebHostLimits {
  readonly maxCallBytes: number
  readonly maxUploadBytes: number
  readonly bodyIdleMs: number
  readonly maxRunningCalls: number
}

/** What the routes share. */
export interface WebHostContext {
  readonly backend: Backend
  readonly jobs: Jobs
  readonly uploads: Uploads
  /** Resolved folders that imports may read from. */
  readonly folders: readonly string[]
  readonly limits: WebHostLimits
  readonly info: HostInfo
}

/** What a page is told about its host. */
export interface HostInfo {
  readonly kind: 'web'
  readonly version: string
  readonly project: { readonly path: string; readonly isTemporary: boolean }
  readonly samplePath: string
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
