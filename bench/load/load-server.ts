// The web host on one project, in a process of its own until its input ends: what asks it must not take its time. With `one` as third
// argument all calls are answered by one thread, as before there was one that reads.
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { createBackend } from '#backend/create-backend.ts'
import { createThreadedBackend } from '#backend/create-threaded-backend.ts'
import { serve } from '#hosts/web/serve.ts'

const [project, folder, threads] = process.argv.slice(2)
if (project === undefined || folder === undefined) throw new Error('Usage: load-server PROJECT FOLDER [one|two]')
const temporaryFolder = path.join(folder, 'temporary')
mkdirSync(temporaryFolder)
const dataFolder = path.join(folder, 'data')
const now = (): string => new Date().toISOString()
const monotonicMs = (): number => performance.now()
const logUnexpected = (error: unknown): string => String(error)
const options = { now, monotonicMs, logUnexpected, dataFolder }
const backend = threads === 'one' ? createBackend(options) : createThreadedBackend(options)
const opened = await backend.invoke('project.open', { path: project, create: false })
if (!opened.ok) throw new Error(opened.error.message)
const host = await serve({ backend, version: 'load', port: 0, folders: [], dataFolder, now, monotonicMs, logUnexpected, temporaryFolder, rendererFolder: path.resolve(process.cwd(), 'resources') })
process.stdout.write(`${host.link}\n`)
process.stdin.resume().on('end', () => {
  void host.close().then(() => backend.close())
})
