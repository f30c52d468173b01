import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { findRendererFolder } from '#backend/assets/find-renderer-folder.ts'
import { openRendererAssets } from '#backend/assets/renderer-assets.ts'
import type { Backend } from '#backend/create-backend.ts'
import { projectsFolder } from '#backend/projects/project-files.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { API } from '#shared/contract/api.ts'
import { openFolders, SAMPLE_PATH } from './call-paths.ts'
import { createDownloads } from './downloads.ts'
import { createRequestHandler } from './handle-request.ts'
import { createJobs } from './jobs.ts'
import { CALLS_OF_STRANGERS, limitStrangers, PAGES_OF_STRANGERS } from './limit-strangers.ts'
import type { WebHostContext, WebHostLimits } from './route.ts'
import { bearsToken, createToken } from './token.ts'
import { openUploads } from './uploads.ts'
import { watchIdle } from './watch-idle.ts'

export interface WebHostOptions {
  /** Whoever made it closes it. */
  readonly backend: Backend
  readonly version: string
  /** 0 for one that is free. */
  readonly port: number
  /** Folders that imports may read from and bundles may be written into, besides what pages send and fetch. */
  readonly folders: readonly string[]
  /** The user's own folder, as the backend has it: projects in it may be opened. */
  readonly dataFolder: string
  /** ISO 8601 in UTC. */
  readonly now: () => string
  /** A clock that never goes back. */
  readonly monotonicMs: () => number
  /** False where the backend works nothing out ahead: pages then fetch nothing ahead, either. */
  readonly worksAhead?: boolean
  readonly logUnexpected: (error: unknown, method: string) => string
  /** For a host that ends by itself: `onIdle` is called once nobody has asked for so long and nothing is under way. */
  readonly idle?: { readonly idleMs: number; readonly onIdle: () => void }
  /** The built pages, where they are not in their usual place. */
  readonly rendererFolder?: string
  readonly limits?: Partial<WebHostLimits>
  /** Where uploads are kept, in place of the system's temporary folder. */
  readonly temporaryFolder?: string
}

export interface WebHost {
  /** With the token: whoever has it may use the app. */
  readonly link: string
  readonly port: number
  /** Cancels what is under way, waits for its end, and removes what pages sent. */
  close(): Promise<void>
}

/**
 * Serves the app to the browser of this machine. Throws AppError: not-found (pages not built, no such folder),
 * conflict (the port is taken), io (it may not be used).
 */
export async function serve(options: WebHostOptions): Promise<WebHost> {
  const folders = openFolders(options.folders)
  const assets = openRendererAssets(options.rendererFolder ?? findRendererFolder())
  const token = createToken()
  const uploads = await openUploads({ monotonicMs: options.monotonicMs, ...(options.temporaryFolder === undefined ? {} : { parentFolder: options.temporaryFolder }) })
  const downloads = createDownloads(options.temporaryFolder)
  const jobs = createJobs({ now: options.now, isWorthTelling: (name) => LONG_CALLS.has(name) })
  const limits: WebHostLimits = { ...LIMITS, ...options.limits }
  const context: WebHostContext = {
    backend: options.backend,
    jobs,
    uploads,
    downloads,
    folders,
    dataFolder: options.dataFolder,
    projectsFolder: projectsFolder(options.dataFolder),
    limits,
    info: { kind: 'web', version: options.version, samplePath: SAMPLE_PATH, folders: [...folders], worksAhead: options.worksAhead ?? true },
  }
  let origin = ''
  const handle = createRequestHandler({ context, assets, token, origin: () => origin, mayStrangerAsk: limitStrangers(options.monotonicMs, limits.callsOfStrangers), mayStrangerSee: limitStrangers(options.monotonicMs, limits.pagesOfStrangers), logUnexpected: options.logUnexpected })
  const underWay = new Set<Promise<void>>()
  /** Of those, what somebody asked for who may: the pages are there for everybody, and keep nothing running. */
  const wanted = new Set<Promise<void>>()
  const watch = options.idle === undefined ? null : watchIdle({ ...options.idle, monotonicMs: options.monotonicMs, isBusy: () => wanted.size > 0 })
  const server = createServer({ headersTimeout: HEADERS_TIMEOUT_MS, requestTimeout: REQUEST_TIMEOUT_MS }, (request, response) => {
    const handling = handle(request, response).finally(() => {
      underWay.delete(handling)
      wanted.delete(handling)
    })
    underWay.add(handling)
    if (watch === null || !bearsToken(request.headers.authorization, token)) return
    wanted.add(handling)
    response.once('close', () => {
      if (response.statusCode < FIRST_REFUSAL) watch.used()
    })
  })
  server.maxConnections = MAX_CONNECTIONS
  const port = await listen(server, options.port).catch(async (error: unknown) => {
    watch?.end()
    await Promise.all([uploads.close(), downloads.close()])
    throw error
  })
  // The URL leaves a port out that is the scheme's own, as the browser does.
  origin = new URL(`http://${LOOPBACK}:${port}`).origin
  return {
    link: `${origin}/#token=${token}`,
    port,
    close: async () => {
      watch?.end()
      const closed = new Promise((resolve) => server.close(resolve))
      jobs.cancelAll()
      // Their pages hear so before the connections end.
      await jobs.settled()
      server.closeAllConnections()
      await Promise.all(underWay)
      await closed
      await Promise.all([uploads.close(), downloads.close()])
    },
  }
}

/** Those that tell their progress. */
const LONG_CALLS: ReadonlySet<string> = new Set(Object.entries(API).flatMap(([name, method]) => ('progress' in method ? [name] : [])))

/** IPv4's own address: nothing outside this machine reaches it. */
const LOOPBACK = '127.0.0.1'

const FIRST_REFUSAL = 400
const MIB = 1024 * 1024
const GIB = 1024 * MIB
const LIMITS: WebHostLimits = { maxCallBytes: MIB, maxUploadBytes: 4 * GIB, bodyIdleMs: 30_000, maxRunningCalls: 64, heartbeatMs: 15_000, callsOfStrangers: CALLS_OF_STRANGERS, pagesOfStrangers: PAGES_OF_STRANGERS }
const HEADERS_TIMEOUT_MS = 10_000
/** Enough for the largest upload from a slow disk. */
const REQUEST_TIMEOUT_MS = 30 * 60_000
/** A browser keeps six for each page. */
const MAX_CONNECTIONS = 256

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => reject(describeListenError(cause, port)))
    server.listen({ host: LOOPBACK, port }, resolve)
  })
  return (server.address() as AddressInfo).port // a server that listens on a port has one
}

function describeListenError(cause: NodeJS.ErrnoException, port: number): AppError {
  if (cause.code === 'EADDRINUSE') return new AppError('conflict', `Port ${port} is taken by another program: choose another one or leave it out.`, { port }, { cause })
  return new AppError('io', `Port ${port} cannot be used: ${cause.message}.`, { port }, { cause })
}
