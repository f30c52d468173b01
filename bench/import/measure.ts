// One measurement in a process of its own: `measure TASK FILE` prints it as JSON. Started by import.bench.ts.
import process from 'node:process'
import { peakRssMib } from './peak-rss.ts'
import type { ImportMeasurement, ImportTask } from './task.ts'

const US_PER_MS = 1000

interface Done {
  readonly rows: number | null
  readonly inflatedBytes: number | null
}

const [task, file] = process.argv.slice(2)
if (file === undefined) throw new Error('usage: measure.ts TASK FILE')
// Each is loaded in the process that measures it and in no other, before the time starts.
const LOADERS: Readonly<Record<ImportTask, () => Promise<(path: string) => Promise<Done>>>> = {
  'bare inflate': async () => (await import('../read/bare-inflate.ts')).bareInflate,
  'inflate by yauzl streams': async () => (await import('../read/yauzl-stream.ts')).yauzlStream,
  'Portolan, full import': async () => {
    const { importOnce } = await import('./import-once.ts')
    return async (path) => {
      importMs = (await importOnce(path)).milliseconds
      return { rows: null, inflatedBytes: null }
    }
  },
  'Portolan, read alone': async () => (await import('../read/portolan-reader.ts')).portolanReader,
  'SheetJS, read alone': async () => (await import('../read/sheet-js.ts')).sheetJs,
}
/** Without the making and deleting of the project. */
let importMs: number | null = null
const load = LOADERS[task as ImportTask] as (typeof LOADERS)[ImportTask] | undefined // anything may stand on a command line
if (load === undefined) throw new Error(`There is no task "${String(task)}".`)
const work = await load()
const cpuBefore = process.cpuUsage()
const startedMs = performance.now()
const { rows, inflatedBytes } = await work(file)
const tookMs = performance.now() - startedMs
const { user, system } = process.cpuUsage(cpuBefore)
const measurement: ImportMeasurement = {
  milliseconds: importMs ?? tookMs,
  cpuMs: (user + system) / US_PER_MS,
  peakRssMib: peakRssMib(),
  rows,
  inflatedBytes,
}
process.stdout.write(JSON.stringify(measurement))
