// One measurement in a process of its own: `measure.ts TASK FILE` prints it as JSON. Started by import.bench.ts.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import type { ImportMeasurement, ImportTask } from './task.ts'

const KIB_PER_MIB = 1024
const CANCEL_AFTER_SHARE = 0.4

const [task, file] = process.argv.slice(2)
if (file === undefined) throw new Error('usage: measure.ts TASK FILE')
const TASKS: Readonly<Record<ImportTask, () => Promise<{ readonly milliseconds: number; readonly rows: number | null }>>> = {
  'bare inflate': async () => timed((await import('../read/bare-inflate.ts')).bareInflate),
  'SheetJS, read alone': async () => timed((await import('../read/sheet-js.ts')).sheetJs),
  'Portolan, read alone': async () => timed((await import('../read/portolan-reader.ts')).portolanReader),
  'Portolan, full import': async () => ({ milliseconds: await importAll(null), rows: null }),
  'Portolan, cancel': async () => {
    const wholeMs = await importAll(null)
    return { milliseconds: await importAll(wholeMs * CANCEL_AFTER_SHARE), rows: null }
  },
}
const run = TASKS[task as ImportTask] as (typeof TASKS)[ImportTask] | undefined // anything may stand on a command line
if (run === undefined) throw new Error(`There is no task "${String(task)}".`)
const { milliseconds, rows } = await run()
// maxRSS is in kibibytes on every platform (nodejs.org/api/process.html, process.resourceUsage).
const measurement: ImportMeasurement = { milliseconds, rows, peakRssMib: process.resourceUsage().maxRSS / KIB_PER_MIB }
process.stdout.write(JSON.stringify(measurement))

async function timed(read: (path: string) => Promise<{ readonly rows: number | null }>): Promise<{ readonly milliseconds: number; readonly rows: number | null }> {
  const startedMs = performance.now()
  const { rows: read_ } = await read(file ?? '')
  return { milliseconds: performance.now() - startedMs, rows: read_ }
}

/** The import as a host asks for it, into a new project; with `cancelAfterMs` it answers how long the cancel took. */
async function importAll(cancelAfterMs: number | null): Promise<number> {
  const { createBackend } = await import('#backend/create-backend.ts')
  const folder = mkdtempSync(path.join(tmpdir(), 'portolan-import-'))
  const backend = createBackend({
    now: () => '2026-01-01T00:00:00.000Z',
    monotonicMs: () => performance.now(),
    logUnexpected: (error) => {
      throw error
    },
  })
  try {
    await backend.invoke('project.open', { path: path.join(folder, 'estate.portolan'), create: true })
    const signal = { aborted: false }
    let startedMs = performance.now()
    if (cancelAfterMs !== null) {
      setTimeout(() => {
        signal.aborted = true
        startedMs = performance.now()
      }, cancelAfterMs)
    }
    const outcome = await backend.invoke('inventory.import', { files: [file ?? ''] }, { signal })
    if (outcome.ok === (cancelAfterMs !== null)) throw new Error(outcome.ok ? 'The import was over before the cancel.' : outcome.error.message)
    return performance.now() - startedMs
  } finally {
    backend.close()
    rmSync(folder, { recursive: true })
  }
}
