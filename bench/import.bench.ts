// `npm run bench -- import [--vms N,N] [--repeat N] [--file FILE] [--without-sheetjs]`: the full import of generated
// estates, beside the least that any reader of the file has to do (inflate it) and beside SheetJS; how much memory each
// takes, how the time grows, how long a cancel takes, and what a second import of the same vCenter costs. Every measurement has a process of its own, built as the product is.
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { generateSample } from '#build/sample/generate.ts'
import { DEFAULT_EXPORTED_AT } from '#build/sample/options.ts'
import type { CancelMeasurement } from './import/cancel.ts'
import { buildMeasurements } from './import/build-measurements.ts'
import { compareEstate, type EstateTimes } from './import/compare-estate.ts'
import { runMeasurement } from './import/run-measurement.ts'
import { run as runReimport } from './reimport.bench.ts'

const SAMPLE_SEED = 42
const DEFAULT_VMS = '1000,10000,50000'
const DEFAULT_REPEAT = '3'
const CANCEL_LIMIT_MS = 250
/** What is promised of the diff is promised up to this size. */
const LARGEST_REIMPORT = 10_000

/** Prints one table for each estate, how the time grows from one to the next, and the cancels; with --file, of that workbook. */
export async function run(benchArguments: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...benchArguments],
    options: {
      vms: { type: 'string', default: DEFAULT_VMS },
      repeat: { type: 'string', default: DEFAULT_REPEAT },
      file: { type: 'string' },
      'without-sheetjs': { type: 'boolean', default: false },
    },
  })
  const repeat = wholeNumber(values.repeat)
  await buildMeasurements()
  const withSheetJs = !values['without-sheetjs']
  if (values.file !== undefined) {
    compareEstate(path.basename(values.file), values.file, { repeat, withSheetJs })
    measureCancel(path.basename(values.file), values.file)
    return
  }
  const sizes = values.vms.split(',').map(wholeNumber)
  const estates: { readonly vms: number; readonly times: EstateTimes }[] = []
  for (const vms of sizes) {
    const folder = mkdtempSync(path.join(tmpdir(), 'portolan-bench-'))
    try {
      const file = path.join(folder, 'estate.xlsx')
      await generateSample({ vms, form: 'native', seed: SAMPLE_SEED, vcenters: 1, exportedAt: DEFAULT_EXPORTED_AT }, file)
      const title = `${vms.toLocaleString('en')} VMs, native, ${(statSync(file).size / 1e6).toFixed(1)} MB`
      estates.push({ vms, times: compareEstate(title, file, { repeat, withSheetJs }) })
      measureCancel(title, file)
    } finally {
      rmSync(folder, { recursive: true })
    }
  }
  printGrowth(estates)
  const again = sizes.filter((vms) => vms <= LARGEST_REIMPORT)
  if (again.length === 0) return
  console.log('\nThe same vCenter again, as `npm run bench -- reimport` measures it:\n')
  await runReimport(['--vms', again.join(',')])
}

function printGrowth(estates: readonly { readonly vms: number; readonly times: EstateTimes }[]): void {
  for (const [index, { vms, times }] of estates.entries()) {
    const before = estates[index - 1]
    if (before === undefined) continue
    const wall = (times.importMs / before.times.importMs).toFixed(2)
    const cpu = (times.importCpuMs / before.times.importCpuMs).toFixed(2)
    console.log(`\n${vms.toLocaleString('en')} VMs against ${before.vms.toLocaleString('en')}: ${wall} times the time, ${cpu} times the CPU time of the import, for ${(vms / before.vms).toFixed(1)} times the VMs.`)
  }
}

function measureCancel(title: string, file: string): void {
  const result = runMeasurement<CancelMeasurement>('cancel', [file])
  if ('reason' in result) throw new Error(`The cancels could not be measured: ${result.reason}`)
  const { wholeMs, longestBlockMs, moments } = result.measurement
  const worst = Math.max(...moments.map(({ milliseconds }) => milliseconds))
  console.log(`\nCancel, ${title}: worst ${worst.toFixed(0)} ms of ${moments.length} moments (promised: ${CANCEL_LIMIT_MS}); longest block of the thread in a whole import of ${wholeMs.toFixed(0)} ms: ${longestBlockMs.toFixed(0)} ms; load ${(loadavg()[0] ?? 0).toFixed(1)}`)
  for (const { share, milliseconds, isCancelled } of moments) {
    console.log(`  at ${(share * 100).toFixed(0)} %: ${milliseconds.toFixed(0)} ms${isCancelled ? '' : ' (the import was done first)'}`)
  }
}

function wholeNumber(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 1) {
    process.exitCode = 2
    throw new Error(`"${text}" is not a whole number above 0.`)
  }
  return value
}
