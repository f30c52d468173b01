// `npm run bench -- export [--vms N] [--repeat N]`: what an export of a project costs, from a fresh process' first to one with the plan
// at hand, and how much memory the process has held at most.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { createBackend } from '#backend/create-backend.ts'
import type { Outcome } from '#shared/contract/api-types.ts'
import { prepareEstate } from './ui/prepare-estate.ts'

const DEFAULT_VMS = '10000'
const DEFAULT_REPEAT = '3'
const NOW = '2026-03-02T10:00:00.000Z'
const MICROSECONDS_PER_MS = 1000
const KIB_PER_MIB = 1024

/** Prints a row an export. */
export async function run(benchArguments: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...benchArguments], options: { vms: { type: 'string', default: DEFAULT_VMS }, repeat: { type: 'string', default: DEFAULT_REPEAT } } })
  const kept = await prepareEstate(path.resolve(import.meta.dirname, '..', '.cache', 'bench'), Number(values.vms))
  const folder = mkdtempSync(path.join(tmpdir(), 'portolan-bench-'))
  const backend = createBackend({ now: () => NOW, monotonicMs: () => performance.now(), logUnexpected: (error) => String(error) })
  try {
    const project = path.join(folder, 'estate.portolan')
    copyFileSync(kept, project)
    valueOf(await backend.invoke('project.open', { path: project, create: false }))
    valueOf(await backend.invoke('target.use', { target: 'odf' }))
    console.log('| Export | Files | ms by the clock | ms of CPU | Most memory so far, MiB |\n|---|---:|---:|---:|---:|')
    for (let repeat = 0; repeat <= Number(values.repeat); repeat += 1) {
      const [startedMs, started] = [performance.now(), process.cpuUsage()]
      const { files } = valueOf(await backend.invoke('bundle.export', { out: path.join(folder, `bundle-${String(repeat)}`), force: false, acceptCritical: true }))
      const { user, system } = process.cpuUsage(started)
      console.log(`| ${repeat === 0 ? 'first' : 'again'} | ${String(files.length)} | ${(performance.now() - startedMs).toFixed(0)} | ${((user + system) / MICROSECONDS_PER_MS).toFixed(0)} | ${(process.resourceUsage().maxRSS / KIB_PER_MIB).toFixed(0)} |`)
    }
  } finally {
    backend.close()
    rmSync(folder, { recursive: true })
  }
}

function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(outcome.error.message)
  return outcome.value
}
