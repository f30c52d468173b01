import { readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { askBackend, askServer, callBackend } from './call-backend.ts'
import { type AppServer, startServer } from './portolan-server.ts'

/** A server that the tests of a worker use one after the other, each as if it had been started for it. */
export interface SharedServer {
  /** Forgets what the test before left, and opens the project that this one begins with. */
  begin(project: FirstProject): Promise<TestServer>
  /** Everything that it said since it was started. */
  notes(): string
  stop(): Promise<void>
}

/** What a test begins with: no project, a new one, or a copy of the project at a path. */
export type FirstProject = 'none' | 'empty' | { readonly copyOf: string }

/** A server as one test sees it; its notes are those of that test. */
export interface TestServer extends AppServer {
  /** The file of the project that the test began with; empty where it began with none. */
  readonly project: string
}

const CLOSING_LOOK_MS = 50
const MOST_CLOSING_MS = 30_000

/** Starts the server. It is put back by what every page may ask of it, and by emptying the folder that it has for this user's own files: nothing in it is for tests. */
export async function startSharedServer(): Promise<SharedServer> {
  const server = await startServer('--no-work-ahead')
  return {
    begin: async (project) => {
      await reset(server)
      const noted = server.notes().length
      return { link: server.link, origin: server.origin, notes: () => server.notes().slice(noted), project: await openFirst(server, project) }
    },
    notes: () => server.notes(),
    stop: () => server.stop(),
  }
}

async function reset(server: AppServer & { readonly dataFolder: string }): Promise<void> {
  await closeProject(server)
  // Projects, the list of recent ones, preferences.
  for (const name of readdirSync(server.dataFolder)) rmSync(path.join(server.dataFolder, name), { recursive: true, force: true, maxRetries: 3 })
  // A call that is asked to be cancelled is told to no page that comes later.
  const unheard = (await (await askServer(server, 'GET', '/api/jobs')).json()) as { readonly id: string }[] // the host's own form
  for (const { id } of unheard) await askServer(server, 'POST', '/cancel', JSON.stringify({ id }))
}

/** An import whose page was closed is being cancelled, and its project stays open until it is. */
async function closeProject(server: AppServer): Promise<void> {
  for (let waitedMs = 0; ; waitedMs += CLOSING_LOOK_MS) {
    const outcome = await askBackend(server, 'project.close', {})
    if (outcome.ok) return
    if (outcome.error.code !== 'conflict' || waitedMs >= MOST_CLOSING_MS) throw new Error(`The project of the test before cannot be closed: ${outcome.error.message}`)
    await sleep(CLOSING_LOOK_MS)
  }
}

async function openFirst(server: AppServer, project: FirstProject): Promise<string> {
  if (project === 'none') return ''
  return pathOf(project === 'empty' ? await callBackend(server, 'project.create', { name: 'Estate', ifTaken: 'refuse' }) : await openCopy(server, project.copyOf))
}

/** As a page opens a project file of its user: it sends it, and the server keeps a copy among its own. */
async function openCopy(server: AppServer, file: string): Promise<unknown> {
  const sent = await askServer(server, 'POST', `/upload?name=${encodeURIComponent(path.basename(file))}`, readFileSync(file))
  return callBackend(server, 'project.open', { path: pathOf(await sent.json()), create: false })
}

function pathOf(answer: unknown): string {
  return (answer as { readonly path: string }).path // as the contract has it
}
