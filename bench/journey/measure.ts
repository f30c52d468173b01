// Runs the main job on one inventory and prints what each step took: "step | ms | peak RSS".
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { createBackend } from '#backend/create-backend.ts'
import type { Outcome } from '#shared/contract/api-types.ts'

const KIB_PER_MIB = 1024

const [file] = process.argv.slice(2)
if (file === undefined) throw new Error('usage: measure.ts FILE')
const folder = mkdtempSync(path.join(tmpdir(), 'portolan-journey-'))
const backend = createBackend({
  now: () => '2026-01-01T00:00:00.000Z',
  monotonicMs: () => performance.now(),
  logUnexpected: (error) => {
    throw error
  },
})

try {
  await step('open a new project', () => backend.invoke('project.open', { path: path.join(folder, 'estate.portolan'), create: true }))
  await step('import', () => backend.invoke('inventory.import', { files: [file] }))
  await step('plan', () => backend.invoke('plan.compute', {}))
  await step('plan, check and write the bundle', () => backend.invoke('bundle.export', { out: path.join(folder, 'bundle') }))
  await step('list all VMs', () => backend.invoke('inventory.list', { kind: 'vms' }))
} finally {
  backend.close()
  rmSync(folder, { recursive: true })
}

async function step(name: string, work: () => Promise<Outcome<unknown>>): Promise<void> {
  const startedMs = performance.now()
  const outcome = await work()
  const tookMs = performance.now() - startedMs
  if (!outcome.ok) throw new Error(outcome.error.message)
  console.log(`${name} | ${tookMs.toFixed(0)} | ${(process.resourceUsage().maxRSS / KIB_PER_MIB).toFixed(0)}`)
}
