// `npm run bench -- read [--vms N,N] [--repeat N] [--file FILE]`: how fast a workbook is read, beside the least that any
// reader has to do (inflate it) and beside SheetJS. Every measurement has a process of its own, so that its peak of
// memory is its own too.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { generateSample } from '#build/sample/generate.ts'
import { DEFAULT_EXPORTED_AT } from '#build/sample/options.ts'
import { CONTENDERS } from './read/contender.ts'
import type { Measurement } from './read/reading.ts'

const SAMPLE_SEED = 42
const DEFAULT_VMS = '1000,10000'
const DEFAULT_REPEAT = '3'
const BYTES_PER_MB = 1_000_000

/** Prints one table for each workbook; with --file, for that workbook instead of generated ones. */
export async function run(benchArguments: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...benchArguments],
    options: { vms: { type: 'string', default: DEFAULT_VMS }, repeat: { type: 'string', default: DEFAULT_REPEAT }, file: { type: 'string' } },
  })
  const repeat = wholeNumber(values.repeat)
  if (values.file !== undefined) {
    compare(path.basename(values.file), values.file, repeat)
    return
  }
  for (const vms of values.vms.split(',').map(wholeNumber)) {
    const folder = mkdtempSync(path.join(tmpdir(), 'portolan-bench-'))
    try {
      const file = path.join(folder, 'estate.xlsx')
      await generateSample({ vms, form: 'native', seed: SAMPLE_SEED, vcenters: 1, exportedAt: DEFAULT_EXPORTED_AT }, file)
      compare(`${vms} VMs, native`, file, repeat)
    } finally {
      rmSync(folder, { recursive: true })
    }
  }
}

function compare(title: string, file: string, repeat: number): void {
  // In turns, so that a busy spell of the machine falls on all of them.
  const rounds = Array.from({ length: repeat }, () => CONTENDERS.map(({ name }) => measure(name, file)))
  const results = CONTENDERS.map(({ name }, index) => {
    const runs = rounds.flatMap((round) => round[index] ?? []).sort((left, right) => left.milliseconds - right.milliseconds)
    const [best] = runs
    if (best === undefined) throw new Error(`${name} was not measured.`)
    return { name, best, worstMs: runs.at(-1)?.milliseconds ?? best.milliseconds, peakRssMib: Math.max(...runs.map((one) => one.peakRssMib)) }
  })
  const yardstick = results[0]?.best
  const rows = results.find(({ best }) => best.rows !== null)?.best.rows ?? 0
  console.log(`\n${title}: ${megabytes(statSync(file).size)} MB, ${megabytes(yardstick?.inflatedBytes ?? 0)} MB inflated, ${rows.toLocaleString('en')} rows\n`)
  console.log('| Reader | Best, ms | Worst, ms | Best against bare inflate | Rows | Peak RSS, MiB |\n|---|---:|---:|---:|---:|---:|')
  for (const { name, best, worstMs, peakRssMib } of results) {
    const ratio = (best.milliseconds / (yardstick?.milliseconds ?? best.milliseconds)).toFixed(2)
    console.log(`| ${name} | ${best.milliseconds.toFixed(0)} | ${worstMs.toFixed(0)} | ${ratio} | ${best.rows?.toLocaleString('en') ?? '-'} | ${peakRssMib.toFixed(0)} |`)
  }
}

function measure(name: string, file: string): Measurement {
  const output = execFileSync(process.execPath, [path.join(import.meta.dirname, 'read', 'measure.ts'), name, file], { encoding: 'utf8' })
  return JSON.parse(output) as Measurement // printed by measure.ts
}

function megabytes(bytes: number): string {
  return (bytes / BYTES_PER_MB).toFixed(1)
}

function wholeNumber(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`"${text}" is not a whole number above 0.`)
  return value
}
