import { loadavg } from 'node:os'
import { runMeasurement } from './run-measurement.ts'
import { IMPORT_TASKS, type ImportMeasurement, type ImportTask } from './task.ts'

/** A task that takes longer is measured once: it is far from any limit that a second time could change. */
const ONCE_BEYOND_MS = 20_000
const BYTES_PER_MB = 1_000_000

export interface CompareOptions {
  readonly repeat: number
  readonly withSheetJs: boolean
}

/** The best times of the full import of an estate. */
export interface EstateTimes {
  readonly importMs: number
  readonly importCpuMs: number
}

interface TaskResult {
  readonly task: ImportTask
  readonly runs: ImportMeasurement[]
  reason: string | null
}

/** Measures every task on one workbook, in turns, and prints the table. */
export function compareEstate(title: string, file: string, { repeat, withSheetJs }: CompareOptions): EstateTimes {
  const results = IMPORT_TASKS.map((task): TaskResult => ({ task, runs: [], reason: task.startsWith('SheetJS') && !withSheetJs ? 'left out by --without-sheetjs' : null }))
  const loadBefore = loadavg()[0] ?? 0
  // In turns, so that a busy spell of the machine falls on all of them.
  for (let round = 0; round < repeat; round++) {
    for (const result of results) {
      if (result.reason !== null || result.runs.some(({ milliseconds }) => milliseconds > ONCE_BEYOND_MS)) continue
      const measured = runMeasurement<ImportMeasurement>('measure', [result.task, file])
      if ('reason' in measured) result.reason = measured.reason
      else result.runs.push(measured.measurement)
    }
  }
  return print(title, results, loadBefore)
}

function print(title: string, results: readonly TaskResult[], loadBefore: number): EstateTimes {
  const best = new Map(results.flatMap(({ task, runs }) => (runs.length === 0 ? [] : [[task, summarise(runs)] as const])))
  const yardstick = best.get('bare inflate')
  const own = best.get('Portolan, full import')
  if (yardstick === undefined || own === undefined) throw new Error(`${title} could not be measured: ${results.map(({ task, reason }) => `${task}: ${reason ?? 'done'}`).join('; ')}`)
  const inflated = ((yardstick.inflatedBytes ?? 0) / BYTES_PER_MB).toFixed(1)
  console.log(`\n${title}, ${inflated} MB inflated; load ${loadBefore.toFixed(1)} before, ${(loadavg()[0] ?? 0).toFixed(1)} after\n`)
  console.log('| | Best, ms | Worst, ms | CPU, ms | Best against bare inflate | Peak RSS, MiB | Runs |\n|---|---:|---:|---:|---:|---:|---:|')
  for (const { task, runs, reason } of results) {
    const one = best.get(task)
    if (one === undefined) console.log(`| ${task} | ${reason ?? 'not measured'} | | | | | |`)
    else console.log(`| ${task} | ${one.bestMs.toFixed(0)} | ${one.worstMs.toFixed(0)} | ${one.cpuMs.toFixed(0)} | ${(one.bestMs / yardstick.bestMs).toFixed(2)} | ${one.peakRssMib.toFixed(0)} | ${runs.length} |`)
  }
  const streams = best.get('inflate by yauzl streams')
  const sheetJs = best.get('SheetJS, read alone')
  console.log(`\nFull import: ${(own.bestMs / yardstick.bestMs).toFixed(2)} times the bare inflate${streams === undefined ? '' : `, ${(own.bestMs / streams.bestMs).toFixed(2)} times the inflate by yauzl streams`}${sheetJs === undefined ? '' : `, ${(sheetJs.bestMs / own.bestMs).toFixed(2)} times faster than SheetJS's read alone`}.`)
  return { importMs: own.bestMs, importCpuMs: own.cpuMs }
}

interface Summary {
  readonly bestMs: number
  readonly worstMs: number
  readonly cpuMs: number
  readonly peakRssMib: number
  readonly inflatedBytes: number | null
}

function summarise(runs: readonly ImportMeasurement[]): Summary {
  const times = runs.map(({ milliseconds }) => milliseconds)
  return {
    bestMs: Math.min(...times),
    worstMs: Math.max(...times),
    cpuMs: Math.min(...runs.map(({ cpuMs }) => cpuMs)),
    // Memory is promised as a bound, so the most counts.
    peakRssMib: Math.max(...runs.map(({ peakRssMib }) => peakRssMib)),
    inflatedBytes: runs[0]?.inflatedBytes ?? null,
  }
}
