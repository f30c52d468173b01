// `measure.ts PROJECT OLDER NEWER`: imports two exports of one vCenter, compares them and takes the second one back; prints a
// row of a table for each step. Started by reimport.bench.ts.
import process from 'node:process'
import { createBackend } from '#backend/create-backend.ts'
import type { Outcome } from '#shared/contract/api-types.ts'

const [project, older, newer] = process.argv.slice(2)
if (project === undefined || older === undefined || newer === undefined) throw new Error('usage: measure.ts PROJECT OLDER NEWER')
const backend = createBackend({
  now: () => '2026-05-01T09:00:00.000Z',
  monotonicMs: () => performance.now(),
  logUnexpected: (error) => {
    throw error
  },
})

async function timed<Value>(step: string, work: () => Promise<Outcome<Value>>): Promise<Value> {
  const startedMs = performance.now()
  const outcome = await work()
  if (!outcome.ok) throw new Error(outcome.error.message)
  console.log(`${step} | ${Math.round(performance.now() - startedMs).toLocaleString('en')}`)
  return outcome.value
}

await backend.invoke('project.open', { path: project, create: true })
await timed('first import', () => backend.invoke('inventory.import', { files: [older] }))
const report = await timed('second import, diff included', () => backend.invoke('inventory.import', { files: [newer] }))
const snapshot = report.snapshots[0]?.id ?? 0
const diff = await timed('diff', () => backend.invoke('imports.diff', { snapshot }))
console.log(`of it: ${Object.entries(diff.counts).map(([what, count]) => `${count.toLocaleString('en')} ${what}`).join(', ')} | `)
await timed('a page of the diff', () => backend.invoke('imports.diff-vms', { snapshot, change: 'changed', offset: 0, limit: 100 }))
await timed('list of the older snapshot', () => backend.invoke('inventory.query', { kind: 'vms', snapshot: diff.base.id, offset: 0, limit: 100 }))
const [newest] = await timed('list of the imports', () => backend.invoke('imports.list', {}))
await timed('undo of the second import', () => backend.invoke('imports.undo', { import: newest?.id ?? 0 }))
backend.close()
