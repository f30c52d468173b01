// `npm run bench -- inventory [--vms N] [--repeat N] [--project FILE]`: how long one query of the VM list takes, on a
// project of generated VMs or on the project named.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { generateSample } from '#build/sample/generate.ts'
import { DEFAULT_EXPORTED_AT } from '#build/sample/options.ts'
import { createBackend } from '#backend/create-backend.ts'
import type { QueryRequest } from '#shared/contract/inventory-query.ts'

const SAMPLE_SEED = 42
const DEFAULT_VMS = '50000'
const DEFAULT_REPEAT = '15'
const BUDGET_MS = 60
const IMPORTED_AT = '2026-03-02T09:00:00.000Z'
const PAGE = { offset: 0, limit: 200 }
const FACETS = ['powerState', 'cluster', 'host', 'guestOs', 'included']

const QUERIES: readonly (readonly [string, QueryRequest])[] = [
  ['first page', PAGE],
  ['sort by name, descending', { ...PAGE, sort: [{ column: 'name', isDescending: true }] }],
  ['sort by three columns', { ...PAGE, sort: ['cluster', 'memoryMib', 'name'].map((column) => ({ column, isDescending: false })) }],
  ['search two words', { ...PAGE, search: 'sql prod' }],
  ['expression', { ...PAGE, where: 'vcpus > 4 and (powerState = poweredOn or name ~ sql) and not isTemplate' }],
  ['filter and facets', { ...PAGE, filters: [{ column: 'powerState', values: ['poweredOn'] }], facets: FACETS }],
  ['all at once, a page in the middle', {
    offset: 10_000, limit: 200, where: 'vcpus > 1', scope: 'not isTemplate', search: 'corp', facets: FACETS,
    filters: [{ column: 'powerState', values: ['poweredOn', 'poweredOff'] }],
    sort: [{ column: 'memoryMib', isDescending: true }, { column: 'name', isDescending: false }],
  }],
]

/** Prints one row for each query, and fails where a median is over the budget. */
export async function run(benchArguments: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...benchArguments],
    options: { vms: { type: 'string', default: DEFAULT_VMS }, repeat: { type: 'string', default: DEFAULT_REPEAT }, project: { type: 'string' } },
  })
  const folder = mkdtempSync(path.join(tmpdir(), 'portolan-bench-'))
  const backend = createBackend({ now: () => IMPORTED_AT, monotonicMs: () => performance.now(), logUnexpected: (error) => String(error) })
  try {
    unwrap(await backend.invoke('project.open', { path: values.project ?? path.join(folder, 'estate.portolan'), create: values.project === undefined }))
    if (values.project === undefined) {
      const file = path.join(folder, 'estate.xlsx')
      await generateSample({ vms: Number(values.vms), form: 'native', seed: SAMPLE_SEED, vcenters: 1, exportedAt: DEFAULT_EXPORTED_AT }, file)
      unwrap(await backend.invoke('inventory.import', { files: [file] }))
    }
    const startedMs = performance.now()
    const { total } = unwrap(await backend.invoke('inventory.query', { kind: 'vms', ...PAGE }))
    console.log(`\n${total.toLocaleString('en')} VMs and templates; first query after opening: ${(performance.now() - startedMs).toFixed(0)} ms\n`)
    console.log('| Query | Median, ms | Worst, ms | Matching |\n|---|---:|---:|---:|')
    for (const [title, request] of QUERIES) {
      const times: number[] = []
      let matching = 0
      for (let round = 0; round < Number(values.repeat); round++) {
        const roundMs = performance.now()
        matching = unwrap(await backend.invoke('inventory.query', { kind: 'vms', ...request })).matching
        times.push(performance.now() - roundMs)
      }
      times.sort((left, right) => left - right)
      const medianMs = times[Math.floor(times.length / 2)] ?? Number.NaN
      console.log(`| ${title} | ${medianMs.toFixed(1)} | ${times.at(-1)?.toFixed(1) ?? ''} | ${matching.toLocaleString('en')} |`)
      if (!(medianMs < BUDGET_MS)) process.exitCode = 1
    }
  } finally {
    backend.close()
    rmSync(folder, { recursive: true })
  }
}

function unwrap<Value>(outcome: { ok: true; value: Value } | { ok: false; error: { message: string } }): Value {
  if (!outcome.ok) throw new Error(outcome.error.message)
  return outcome.value
}
