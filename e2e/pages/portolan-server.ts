import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'

import { WATCHED } from './watched-program.ts'

const PROJECT_ROOT = path.resolve(import.meta.dirname, '../..')
/** The program as it was built. */
export const BUILT_CLI = path.join(PROJECT_ROOT, 'out', 'cli', 'portolan.js')
const LINK = /^Portolan is at (http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43})$/

/** What serves the app to a page. */
export interface AppServer {
  /** With the token. */
  readonly link: string
  readonly origin: string
  /** Everything that it said besides the link. */
  notes(): string
}

/** A running `portolan serve`. */
export interface PortolanServer extends AppServer {
  /** Where it keeps what is the user's own: nothing else is in there. */
  readonly dataFolder: string
  stop(): Promise<void>
}

/** Starts the built program on a free port, as a person would, with a folder of its own for what it keeps. */
export async function startServer(...serveArguments: readonly string[]): Promise<PortolanServer> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'portolan-data-'))
  const child = spawn(process.execPath, [...WATCHED, BUILT_CLI, 'serve', '--no-open', '--port', '0', ...serveArguments], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // HOME is where macOS has it.
    env: { ...process.env, XDG_DATA_HOME: dataFolder, LOCALAPPDATA: dataFolder, HOME: dataFolder },
  })
  let notes = ''
  child.stderr.on('data', (piece: Buffer) => {
    notes += piece.toString('utf8')
  })
  const link = await firstLine(child)
  if (link === null) throw new Error(`portolan serve did not come up: ${notes}`)
  return {
    dataFolder,
    link,
    origin: new URL(link).origin,
    notes: () => notes,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, 'exit')
        child.kill('SIGTERM')
        await ended
      }
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

async function firstLine(child: ChildProcess): Promise<string | null> {
  if (child.stdout === null) return null
  const lines = createInterface({ input: child.stdout })
  for await (const line of lines) {
    return LINK.exec(line)?.[1] ?? null
  }
  return null
}
