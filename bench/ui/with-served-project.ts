import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { build } from 'vite'
import { prepareEstate, preparePlannedEstate } from './prepare-estate.ts'
import { type ServerUsage, usageOf } from './server-usage.ts'

export const ROOT = path.resolve(import.meta.dirname, '..', '..')
export const KEPT_FOLDER = path.join(ROOT, '.cache', 'bench')

export interface ServedProject {
  readonly vms: number
  /** A folder with built pages; undefined: they are built. */
  readonly pages: string | undefined
  /** Whether the project has a target and planned waves. */
  readonly isPlanned?: boolean
  /** What is done to the copy of the generated project before it is served. */
  readonly prepare?: (project: string) => Promise<void>
}

/** Serves a copy of a generated project with the built pages, in a process of its own, for as long as `measure` takes. */
export async function withServedProject({ vms, pages: stated, isPlanned = false, prepare }: ServedProject, measure: (link: string, usage: () => Promise<ServerUsage>) => Promise<void>): Promise<void> {
  const kept = await (isPlanned ? preparePlannedEstate : prepareEstate)(KEPT_FOLDER, vms)
  const pages = stated ?? path.join(KEPT_FOLDER, 'pages')
  if (stated === undefined) await build({ configFile: path.join(ROOT, 'build', 'renderer', 'vite.config.ts'), logLevel: 'warn', build: { outDir: pages } })
  const folder = mkdtempSync(path.join(tmpdir(), 'portolan-bench-'))
  const project = path.join(folder, 'estate.portolan')
  copyFileSync(kept, project)
  await prepare?.(project)
  const server = spawn(process.execPath, [path.join(import.meta.dirname, 'server.ts'), project, pages, folder], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
  try {
    const link = await firstLine(server)
    if (link === null) throw new Error('The server did not come up.')
    await measure(link, () => usageOf(server))
  } finally {
    if (server.exitCode === null) {
      server.kill('SIGTERM')
      await once(server, 'exit')
    }
    rmSync(folder, { recursive: true })
  }
}

async function firstLine(child: ChildProcess): Promise<string | null> {
  if (child.stdout === null) return null
  for await (const line of createInterface({ input: child.stdout })) return line
  return null
}
