// Works on a large project as a person would, and prints what each step took: "| step | s | s of CPU | peak RSS |".
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { createBackend } from '#backend/create-backend.ts'
import { MIGRATIONS } from '#backend/db/migrations/registry.ts'
import { openProject } from '#backend/db/project-file.ts'
import type { Outcome } from '#shared/contract/api-types.ts'

const KIB_PER_MIB = 1024
const MS_PER_S = 1000
const US_PER_S = 1_000_000
const NEXT_MIGRATION = 1_000_000

const [file = '', project = ''] = process.argv.slice(2)
const backend = createBackend({ now: () => '2026-02-01T00:00:00.000Z', monotonicMs: () => performance.now(), logUnexpected: (error) => { throw error } })
const open = (access: 'read' | 'write' = 'write'): Promise<Outcome<unknown>> => backend.invoke('project.open', { path: project, create: false, access })

await step('open it', open)
await step('list its first 100 VMs', () => backend.invoke('inventory.query', { kind: 'vms', offset: 0, limit: 100 }))
await step('list its imports', () => backend.invoke('imports.list', {}))
await step('assess it', () => backend.invoke('assess.summary', {}))
await step('decide on a VM', () => backend.invoke('decisions.apply', { changes: [{ kind: 'vm.namespace', subject: 'none/vm-1', value: { namespace: 'shop' } }] }))
await step('undo that', () => backend.invoke('decisions.undo', {}))
await step('write the bundle', () => backend.invoke('bundle.export', { out: path.join(path.dirname(project), 'bundle'), acceptCritical: true }))
await step('import it once more', () => backend.invoke('inventory.import', { files: [file] }))
await step('list its first 100 VMs again', () => backend.invoke('inventory.query', { kind: 'vms', offset: 0, limit: 100 }))
await step('take that import back', async () => {
  const imports = await backend.invoke('imports.list', {})
  return imports.ok ? backend.invoke('imports.undo', { import: Math.max(...imports.value.map(({ id }) => id)) }) : imports
})
await step('close it', () => backend.invoke('project.close', {}))
writeFileSync(`${project}-wal`, '')
await step('open it after a crash', open)
await step('open it to read', () => open('read'))
await step('close it', () => backend.invoke('project.close', {}))
await step('upgrade it, with its copy', () => {
  openProject(project, { create: false, migrations: [...MIGRATIONS, { id: NEXT_MIGRATION, name: 'nothing', sql: '' }] }).close()
  return Promise.resolve({ ok: true, value: null })
})

async function step(name: string, work: () => Promise<Outcome<unknown>>): Promise<void> {
  const [startedMs, cpu] = [performance.now(), process.cpuUsage()]
  const outcome = await work()
  const { user, system } = process.cpuUsage(cpu)
  if (!outcome.ok) throw new Error(`${name}: ${outcome.error.message}`)
  console.log(`| ${name} | ${((performance.now() - startedMs) / MS_PER_S).toFixed(2)} | ${((user + system) / US_PER_S).toFixed(2)} | ${(process.resourceUsage().maxRSS / KIB_PER_MIB).toFixed(0)} |`)
}
