import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import type { z } from 'zod'
import { createBackend } from '#backend/create-backend.ts'
import type { Api, ApiOutput } from '#shared/contract/api.ts'
import { waveSettingsSchema } from '#shared/domain/waves/wave-settings.ts'
import { prepareEstate } from '../ui/prepare-estate.ts'

const NOW = '2026-03-02T10:00:00.000Z'
const MICROSECONDS_PER_MS = 1000
const MOVE_BUDGET_MS = 50
const DRY_RUNS = 20
/** Names but for their last letter: groups of about ten. */
const SETTINGS = waveSettingsSchema.parse({ limits: { vms: 100 }, calendar: { latest: '2029-12-31' }, groups: { rules: [{ by: 'name', pattern: '^(.*).$', isConfirmed: true }] } })

/** Prints what the calls of the waves' pages cost on a generated project, before and after a move; answers the promises that were not kept. */
export async function measureCalls(vms: number): Promise<readonly string[]> {
  const kept = await prepareEstate(path.resolve(import.meta.dirname, '..', '..', '.cache', 'bench'), vms)
  const folder = mkdtempSync(path.join(tmpdir(), 'portolan-bench-'))
  const backend = createBackend({ now: () => NOW, monotonicMs: () => performance.now(), logUnexpected: (error) => String(error) })
  const call = async <Name extends keyof Api>(name: Name, input: z.input<Api[Name]['input']>, label: string | null): Promise<{ readonly value: ApiOutput<Name>; readonly ms: number }> => {
    const [startedMs, started] = [performance.now(), process.cpuUsage()]
    const outcome = await backend.invoke(name, input)
    const { user, system } = process.cpuUsage(started)
    const ms = (user + system) / MICROSECONDS_PER_MS
    if (label !== null) console.log(`| ${label} | ${(performance.now() - startedMs).toFixed(0)} | ${ms.toFixed(0)} |`)
    if (!outcome.ok) throw new Error(outcome.error.message)
    return { value: outcome.value, ms }
  }
  try {
    const project = path.join(folder, 'estate.portolan')
    copyFileSync(kept, project)
    await call('project.open', { path: project, create: false }, null)
    await call('target.use', { target: 'odf' }, null)
    await call('decisions.apply', { changes: [{ kind: 'waves.settings', subject: 'waves', value: SETTINGS }] }, null)
    console.log('\n| Call | ms by the clock | ms of CPU |\n|---|---:|---:|')
    const { value: planned } = await call('waves.plan', {}, '`waves.plan`, with the estate read and assessed')
    await call('waves.show', {}, '`waves.show` after it')
    await call('waves.show', {}, '`waves.show` again')
    const [vm = ''] = planned.groups[0]?.vms ?? []
    const windows = planned.waves.map(({ window }) => window)
    await call('waves.move', { vm, window: windows.at(-1) ?? '', isDryRun: true }, '`waves.move`, a dry run, the first')
    const dryRuns: number[] = []
    for (let run = 0; run < DRY_RUNS; run++) dryRuns.push((await call('waves.move', { vm, window: windows[run % windows.length] ?? '', isDryRun: true }, null)).ms)
    const worst = Math.max(...dryRuns)
    console.log(`| the same again, worst of ${String(DRY_RUNS)} | | ${worst.toFixed(1)} |`)
    const free = planned.windows.find(({ wave, start }) => wave === null && start > (planned.waves.at(-1)?.start ?? ''))
    await call('waves.move', { vm, window: free?.window ?? '' }, '`waves.move`, into an empty window')
    await call('waves.show', {}, '`waves.show` after it')
    await call('waves.move', { vm, window: windows.at(-1) ?? '', isDryRun: true }, '`waves.move`, a dry run, the first')
    await call('waves.capacity', {}, '`waves.capacity`')
    await call('waves.run-book', { window: windows.at(-1) ?? '' }, '`waves.run-book`')
    await call('waves.run-book', { window: windows[0] ?? '' }, '`waves.run-book` of another wave')
    console.log(`\n${String(planned.vms.length)} VMs in ${String(planned.groups.length)} groups and ${String(planned.waves.length)} waves`)
    return worst > MOVE_BUDGET_MS ? [`a dry run of a move takes ${worst.toFixed(0)} ms`] : []
  } finally {
    backend.close()
    rmSync(folder, { recursive: true })
  }
}
