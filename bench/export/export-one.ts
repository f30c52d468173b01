// Exports a project's bundle in a process of its own and prints what that took: the peak of memory is the process's, so that nothing else may run in it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { createBackend } from '#backend/create-backend.ts'
import { keepYoungGeneration } from '#hosts/cli/keep-young-generation.ts'
import type { Outcome } from '#shared/contract/api-types.ts'
import { peakRssMib } from '../import/peak-rss.ts'
import type { ExportMeasurement } from './export-measurement.ts'

const MICROSECONDS_PER_MS = 1000
const NOW = '2026-03-02T10:00:00.000Z'

const [projectFile, as, repeat] = process.argv.slice(2)
if (projectFile === undefined || repeat === undefined) throw new Error('Usage: export-one PROJECT command|app REPEAT')
if (as === 'command') keepYoungGeneration() // as `portolan export` does; the app does not
const folder = mkdtempSync(path.join(tmpdir(), 'portolan-bench-export-'))
const backend = createBackend({ now: () => NOW, monotonicMs: () => performance.now(), logUnexpected: (error) => String(error) })
try {
  valueOf(await backend.invoke('project.open', { path: projectFile, create: false }))
  valueOf(await backend.invoke('target.use', { target: 'odf' }))
  const exports: ExportMeasurement[] = []
  for (let round = 0; round <= Number(repeat); round += 1) {
    const [startedMs, started] = [performance.now(), process.cpuUsage()]
    const { files } = valueOf(await backend.invoke('bundle.export', { out: path.join(folder, `bundle-${String(round)}`), force: false, acceptCritical: true }))
    const { user, system } = process.cpuUsage(started)
    exports.push({ files: files.length, ms: performance.now() - startedMs, cpuMs: (user + system) / MICROSECONDS_PER_MS, peakMib: peakRssMib() })
  }
  process.stdout.write(JSON.stringify(exports))
} finally {
  backend.close()
  rmSync(folder, { recursive: true })
}

function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(outcome.error.message)
  return outcome.value
}
