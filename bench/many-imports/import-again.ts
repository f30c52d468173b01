// Imports an inventory again and again, in a process that does nothing else.
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { createBackend } from '#backend/create-backend.ts'

const MIB = 1024 * 1024
const PARTS = 10
const MS_PER_DAY = 86_400_000
const FIRST_DAY = Date.UTC(2026, 0, 1)

const [imports = 0, vms = 0] = process.argv.slice(2).map(Number)
const folder = mkdtempSync(path.join(tmpdir(), 'portolan-imports-'))
const inventory = path.join(folder, 'vInfo.csv')
const project = path.join(folder, 'estate.portolan')
let day = 0
const backend = createBackend({ now: () => new Date(FIRST_DAY + day * MS_PER_DAY).toISOString(), monotonicMs: () => performance.now(), logUnexpected: String })
try {
  const opened = await backend.invoke('project.open', { path: project, create: true })
  if (!opened.ok) throw new Error(opened.error.message)
  console.log('| Imports | ms of CPU an import | Held by V8, MiB | RSS, MiB | Open files | Files in the folder | Project, MiB |\n|---:|---:|---:|---:|---:|---:|---:|')
  let started = process.cpuUsage()
  for (day = 1; day <= imports; day += 1) {
    writeFileSync(inventory, ['VM,VM ID,CPUs,Memory,Powerstate', ...Array.from({ length: vms }, (_, index) => `web-${String(index)},vm-${String(index)},${String(1 + ((index + day) % 2))},4096,poweredOn`), ''].join('\n'))
    const outcome = await backend.invoke('inventory.import', { files: [inventory] })
    if (!outcome.ok) throw new Error(outcome.error.message)
    if (day % Math.ceil(imports / PARTS) !== 0) continue
    const { user, system } = process.cpuUsage(started)
    globalThis.gc?.()
    const { heapUsed, rss } = process.memoryUsage()
    const handles = process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0
    console.log(`| ${String(day)} | ${((user + system) / 1000 / Math.ceil(imports / PARTS)).toFixed(1)} | ${(heapUsed / MIB).toFixed(1)} | ${(rss / MIB).toFixed(0)} | ${String(handles)} | ${String(readdirSync(folder).length)} | ${(statSync(project).size / MIB).toFixed(1)} |`)
    started = process.cpuUsage()
  }
} finally {
  backend.close()
  rmSync(folder, { recursive: true })
}
