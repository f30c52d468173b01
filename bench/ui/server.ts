// Serves a project to the browser that is measured, in a process of its own as `portolan serve` is one: server.ts PROJECT PAGES FOLDER
import process from 'node:process'
import { createThreadedBackend } from '#backend/create-threaded-backend.ts'
import { serve } from '#hosts/web/serve.ts'
import type { ServerUsage } from './server-usage.ts'

const MICROSECONDS_PER_MS = 1000
const BYTES_PER_MIB = 1024 * 1024

const [project, pages, dataFolder] = process.argv.slice(2)
if (project === undefined || pages === undefined || dataFolder === undefined) throw new Error('usage: server.ts PROJECT PAGES FOLDER')

const now = (): string => new Date().toISOString()
const logUnexpected = (error: unknown): string => {
  console.error(error)
  return 'log'
}
const backend = createThreadedBackend({ now, monotonicMs: () => performance.now(), logUnexpected, dataFolder })
const host = await serve({ backend, version: '0.0.0', port: 0, folders: [], dataFolder, now, monotonicMs: () => performance.now(), logUnexpected, rendererFolder: pages })
const opened = await backend.invoke('project.open', { path: project, create: false })
if (!opened.ok) throw new Error(opened.error.message)
console.log(host.link)
// Whoever measures asks what it has taken so far, all threads together.
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.({ cpuMs: (user + system) / MICROSECONDS_PER_MS, rssMib: process.memoryUsage.rss() / BYTES_PER_MIB } satisfies ServerUsage)
})
process.once('SIGTERM', () => {
  void host.close().then(() => backend.close()).then(() => process.exit())
})
