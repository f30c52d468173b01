// Exports a project's bundle twice in a process of its own, as the app does, and prints what each took: the peak of memory is the process's, so that nothing else may run in it.
import path from 'node:path'
import process from 'node:process'
import { createBackend } from '#backend/create-backend.ts'
import type { Outcome } from '#shared/contract/api-types.ts'
import { peakRssMib } from '../import/peak-rss.ts'
import type { ExportMeasurement } from './export-measurement.ts'

const MICROSECONDS_PER_MS = 1000
const NOW = '2026-03-02T10:00:00.000Z'

const [projectFile, folder] = process.argv.slice(2)
if (projectFile === undefined || folder === undefined) throw new Error('Usage: export-one PROJECT FOLDER')
const backend = createBackend({ now: () => NOW, monotonicMs: () => performance.now(), logUnexpected: (error) => String(error) })
try {
  valueOf(await backend.invoke('project.open', { path: projectFile, create: false }))
  const exports: ExportMeasurement[] = []
  for (const name of ['first', 'again']) {
    const [startedMs, started] = [performance.now(), process.cpuUsage()]
    const { files } = valueOf(await backend.invoke('bundle.export', { out: path.join(folder, name), force: false, acceptCritical: true }))
    const { user, system } = process.cpuUsage(started)
    exports.push({ files: files.length, ms: performance.now() - startedMs, cpuMs: (user + system) / MICROSECONDS_PER_MS, peakMib: peakRssMib() })
  }
  process.stdout.write(JSON.stringify(exports))
} finally {
  backend.close()
}

function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(outcome.error.message)
  return outcome.value
}
