import { spawnSync } from 'node:child_process'
import path from 'node:path'
import process from 'node:process'
import { BUILT_MEASUREMENTS } from './build-measurements.ts'

/** Far beyond what any of them takes: whatever takes longer has no place in the table. */
const TIME_LIMIT_MS = 900_000

/** What a process measured, or why it could not. */
export type MeasurementResult<Measurement> = { readonly measurement: Measurement } | { readonly reason: string }

/** Runs a built script (build-measurements.ts) in a process of its own and answers the JSON that it prints. */
export function runMeasurement<Measurement>(script: 'measure' | 'cancel', scriptArguments: readonly string[]): MeasurementResult<Measurement> {
  const { status, signal, stdout, stderr, error } = spawnSync(process.execPath, [path.join(BUILT_MEASUREMENTS, `${script}.js`), ...scriptArguments], {
    encoding: 'utf8',
    timeout: TIME_LIMIT_MS,
  })
  if (status === 0) return { measurement: JSON.parse(stdout) as Measurement } // printed by the script
  if (/heap out of memory|Allocation failed/.test(stderr)) return { reason: 'out of memory at the usual heap limit of Node' }
  const line = stderr.split('\n').find((text) => /Error/.test(text))?.trim()
  return { reason: line ?? (error === undefined ? `ended with ${signal ?? `status ${String(status)}`}` : error.message) }
}
