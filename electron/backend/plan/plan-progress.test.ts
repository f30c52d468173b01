import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createBackend } from '#backend/create-backend.ts'
import { temporaryFolder } from '#backend/testing/import-into-project.ts'
import { useSampleProject } from '#backend/testing/use-sample-project.ts'
import { planProgressSchema } from '#shared/contract/plan-progress.ts'
import { unknownProgress } from './plan-progress.ts'

const { call, useTarget } = useSampleProject()

const progress = async (withSizing = false) => {
  const { steps, questions, blockers } = await call('plan.progress', { withSizing })
  return { blockers, steps: Object.fromEntries(steps.map(({ step, ...rest }) => [step, rest])), questions, asked: Object.fromEntries(questions.map(({ code, count }) => [code, count])) }
}

it('says what is open as the screens say it, and how far each step is', async () => {
  const [{ steps, questions, blockers }, plan, storage, networks, summary, size] = [await progress(true), await call('plan.compute', {}), await call('mapping.storage', {}), await call('mapping.networks', {}), await call('assess.summary', {}), await call('sizing.compute', {})]
  expect(steps['map']).toEqual({ done: plan.datastores.length + plan.networks.length - storage.open - networks.open, total: plan.datastores.length + plan.networks.length, open: storage.open + networks.open })
  expect(steps['assess']).toMatchObject({ total: summary.included })
  expect(steps['target']).toEqual({ done: 0, total: 1, open: 1 })
  expect(steps['size']).toMatchObject({ total: 1, done: size.results[0]?.isVerified === true ? 1 : 0 })
  expect(steps['waves']).toEqual({ done: 0, total: plan.counts.planned, open: 1 })
  expect(blockers.map(({ code, title, vms }) => ({ code, title, vms })).sort((left, right) => left.code.localeCompare(right.code))).toEqual([...plan.unplaced].sort((left, right) => left.code.localeCompare(right.code)))
  expect(blockers.map(({ code, vms }) => [code, vms])).toEqual(await Promise.all(blockers.map(async ({ code }) => [code, (await call('inventory.query', { kind: 'vms', where: `status = "blocked" and because ~ "${code}"`, offset: 0, limit: 0 })).matching])))
  const asked = questions.filter(({ code }) => code === 'unplaced')
  expect(asked.map(({ reason, title, count }) => ({ code: reason, title, vms: count })).sort((left, right) => String(left.code).localeCompare(String(right.code)))).toEqual(
    plan.unplaced.filter(({ code }) => !['network-not-mapped', 'storage-not-mapped'].includes(code)).sort((left, right) => left.code.localeCompare(right.code)),
  )
})

it('follows decisions and undo, and does not guess at a size that nobody asked for since', async () => {
  expect((await progress(true)).steps['size']?.open).not.toBeNull()
  const [row] = (await call('mapping.storage', {})).rows.filter(({ isNeeded }) => isNeeded)
  const before = (await progress()).asked['datastores'] ?? 0
  await call('decisions.apply', { changes: [{ kind: 'datastore.storage-class', subject: row?.id ?? '', value: { storageClass: 'gone' } }] })
  const after = await progress()
  expect(after.asked['datastores']).toBe(before + 1)
  expect(after.asked['datastores']).toBe((await call('mapping.storage', {})).open)
  expect(after.steps['size']).toEqual({ done: null, total: null, open: null })
  await call('decisions.undo', {})
  expect((await progress()).asked['datastores'] ?? 0).toBe(before)
})

it('counts VMs of the plans that the schedule has no window for', async () => {
  await useTarget((odf) => odf)
  await call('waves.plan', { today: '2026-01-05' })
  const planned = await progress()
  const shown = await call('waves.show', {})
  expect(planned.steps['target']).toEqual({ done: 1, total: 1, open: 0 })
  expect(planned.asked['unscheduled'] ?? 0).toBe(shown.unscheduled.reduce((sum, { vms }) => sum + vms.length, 0))
  expect(planned.asked['no-waves']).toBeUndefined()
}, 30_000)

it('says of a large project of which nobody asked for the plan that nothing was evaluated but the target', () => {
  const { steps, questions } = planProgressSchema.parse(unknownProgress(false))
  expect(steps.filter(({ step }) => step !== 'target').every(({ done, total, open }) => done === null && total === null && open === null)).toBe(true)
  expect(steps.find(({ step }) => step === 'target')).toEqual({ step: 'target', done: 0, total: 1, open: 1 })
  expect(questions).toEqual([])
})

it('does not take an import for done that brought no VM', async () => {
  const folder = temporaryFolder({ 'vInfo.csv': 'VM,VM ID,CPUs,Memory\n' })
  const backend = createBackend({ now: () => '2026-01-01T00:00:00Z', monotonicMs: () => 0, logUnexpected: String })
  onTestFinished(() => { backend.close() })
  await backend.invoke('project.open', { path: path.join(folder, 'hosts.portolan'), create: true })
  expect(await backend.invoke('inventory.import', { files: [path.join(folder, 'vInfo.csv')] })).toMatchObject({ ok: true })
  expect(await backend.invoke('plan.progress', {})).toMatchObject({ ok: true, value: { steps: expect.arrayContaining([expect.objectContaining({ step: 'import', done: 0, total: 1 })]) as unknown } })
})

it('takes nothing for done where no VM takes part', async () => {
  const { rows } = await call('inventory.query', { kind: 'vms', columns: ['id'], where: 'included', offset: 0, limit: 1_000 })
  await call('decisions.apply', { changes: rows.map(({ id }) => ({ kind: 'vm.inclusion', subject: String(id), value: { isIncluded: false, reason: 'none moves' } })) })
  const { steps } = await progress(true)
  expect([steps['assess'], steps['size'], steps['waves']?.total]).toEqual([{ done: 0, total: 0, open: 0 }, { done: 0, total: 0, open: 0 }, 0])
  await call('decisions.undo', {})
})
