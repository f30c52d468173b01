// Cancels an import at several moments, in one process: `cancel FILE` prints them as JSON. Started by import.bench.ts.
import process from 'node:process'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { importOnce } from './import-once.ts'

/** Of the time of a whole import; the last ones fall into writing the last rows and the commit. */
const MOMENTS = [0.02, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98]
const RESOLUTION_MS = 5
const NS_PER_MS = 1e6

export interface CancelMeasurement {
  readonly wholeMs: number
  /** The longest time for which the import's thread looked at nothing else, during a whole import. */
  readonly longestBlockMs: number
  readonly moments: readonly { readonly share: number; readonly milliseconds: number; readonly isCancelled: boolean }[]
}

const [file] = process.argv.slice(2)
if (file === undefined) throw new Error('usage: cancel.ts FILE')
await importOnce(file) // the first is slower, since the program is not compiled yet
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
delay.enable()
const { milliseconds: wholeMs } = await importOnce(file)
delay.disable()
const moments: CancelMeasurement['moments'][number][] = []
for (const share of MOMENTS) {
  const { cancel } = await importOnce(file, wholeMs * share)
  if (cancel !== null) moments.push({ share, ...cancel })
}
const measurement: CancelMeasurement = { wholeMs, longestBlockMs: delay.max / NS_PER_MS - RESOLUTION_MS, moments }
process.stdout.write(JSON.stringify(measurement))
