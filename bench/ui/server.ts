// Serves a project to the browser that is measured, in a process of its own as `portolan serve` is one: server.ts PROJECT PAGES FOLDER
import process from 'node:process'
import { createThreadedBackend } from '#backend/create-threaded-backend.ts'
import { serve } from '#hosts/web/serve.ts'

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
process.once('SIGTERM', () => {
  void host.close().then(() => backend.close()).then(() => process.exit())
})
