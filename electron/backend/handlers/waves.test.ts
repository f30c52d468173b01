import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import type { z } from 'zod'
import { createBackend } from '#backend/create-backend.ts'
import { withTemporaryProject } from '#backend/db/testing/temporary-project.ts'
import { findResourcesFolder } from '#backend/resources.ts'
import { wholePreview } from '#backend/testing/whole-preview.ts'
import { waveSettingsSchema } from '#shared/domain/waves/wave-settings.ts'
import type { Api, ApiOutput } from '#shared/contract/api.ts'

const SAMPLE = join(findResourcesFolder(), 'sample', 'portolan-sample-estate.xlsx')
const TODAY = { today: '2026-03-02' }
/** Two busy cores need longer than Vitest's own seconds. */
const BUSY_MS = 120_000

it('undo takes back a move and a planning, and a planning can be cancelled', { timeout: BUSY_MS }, async () => {
  await withWaves(async ({ invoke, cancelled }) => {
    await invoke('decisions.apply', { changes: [{ kind: 'waves.settings', subject: 'waves', value: waveSettingsSchema.parse({ calendar: { latest: '2027-03-01' }, limits: { vms: 20 }, searchSteps: 200 }) }] })
    const planned = await invoke('waves.plan', TODAY)
    // Other settings are tried beside the schedule that is kept, and change nothing.
    const tried = await invoke('waves.try', { ...TODAY, settings: waveSettingsSchema.parse({ calendar: { latest: '2027-03-01' }, limits: { vms: 40 }, searchSteps: 0 }), isAnew: true })
    expect([tried.waves.length < planned.waves.length, tried.moved.length > 0]).toEqual([true, true])
    expect((await invoke('waves.settings', {})).settings.limits).toEqual({ vms: 20 })
    const [first] = planned.vms
    const wanted = 'saturday-night/2027-02-06'
    const verdict = await invoke('waves.move', { vm: first?.vm ?? '', window: wanted, ...TODAY })
    expect(verdict).toMatchObject({ isDone: true })
    expect((await invoke('waves.show', TODAY)).vms.find(({ vm }) => vm === first?.vm)?.window).toBe(wanted)
    await invoke('decisions.undo', {})
    expect((await invoke('waves.show', TODAY)).waves).toEqual(planned.waves)

    await invoke('decisions.apply', { changes: [{ kind: 'waves.settings', subject: 'waves', value: waveSettingsSchema.parse({ calendar: { latest: '2027-03-01' }, limits: { vms: 35 }, searchSteps: 200 }) }] })
    expect((await invoke('waves.plan', { ...TODAY, isAnew: true })).waves.length).toBeLessThan(planned.waves.length)
    await invoke('decisions.undo', {})
    await invoke('decisions.undo', {})
    const before = await invoke('waves.show', TODAY)
    expect(before.waves).toEqual(planned.waves)
    expect(await cancelled({ ...TODAY, isAnew: true })).toBe('cancelled')
    expect((await invoke('waves.show', TODAY)).waves).toEqual(planned.waves)
  })
})

it('keeps a schedule that holds with the plans as it cuts them: reading it moves nobody', { timeout: BUSY_MS }, async () => {
  await withWaves(async ({ invoke }) => {
    const [preset] = (await invoke('target.presets', {})).filter(({ id }) => id === 'odf')
    if (preset === undefined) throw new Error('there is no preset odf')
    await invoke('target.set', { target: { ...preset, migration: { ...preset.migration, type: 'warm' } } })
    // The second of these nights loses an hour to summer time, and is full to the last minute.
    const windows = [{ kind: 'weekly' as const, id: 'sat', day: 'saturday' as const, start: '22:00', end: '06:00' }]
    await invoke('decisions.apply', { changes: [{ kind: 'waves.settings', subject: 'waves', value: waveSettingsSchema.parse({ calendar: { timeZone: 'Europe/Lisbon', earliest: '2026-03-20', latest: '2026-11-30', windows } }) }] })
    const { moved: _, ...planned } = await invoke('waves.plan', { today: '2026-03-20' })
    const { moved, ...shown } = await invoke('waves.show', { today: '2026-03-20' })
    expect(moved).toEqual([])
    expect(shown).toEqual(planned)
    await invoke('decisions.undo', {})
    expect((await invoke('waves.settings', {})).settings.calendar.timeZone).toBe('Europe/Lisbon')
  })
})

it('splits, merges, locks, pins and inserts, each as one undo step that breaks nothing', { timeout: BUSY_MS }, async () => {
  await withWaves(async ({ invoke }) => {
    await invoke('decisions.apply', { changes: [{ kind: 'waves.settings', subject: 'waves', value: waveSettingsSchema.parse({ calendar: { latest: '2027-03-01' }, limits: { vms: 40 }, isPilotFirst: false, searchSteps: 0 }) }] })
    const planned = await invoke('waves.plan', TODAY)
    const [first, second] = planned.waves.map(({ window }) => window)
    const edit = async (wanted: z.input<Api['waves.edit']['input']>['edit'], isDryRun = false) => invoke('waves.edit', { edit: wanted, isDryRun, ...TODAY })
    const shown = async () => invoke('waves.show', TODAY)
    const vmsIn = (answer: ApiOutput<'waves.show'>, window: string) => answer.vms.filter((vm) => vm.window === window).map(({ vm }) => vm).sort()
    await expectSumsOf(await shown(), invoke)

    const divided = await edit({ do: 'split', window: first ?? '' })
    expect(divided).toMatchObject({ isDone: true, broken: [] })
    await invoke('decisions.undo', {})
    const before = await shown()
    await invoke('decisions.redo', {})
    const after = await shown()
    expect(after.waves).toHaveLength(planned.waves.length + 1)
    expect(vmsIn(after, divided.window ?? '')).toEqual([...divided.vms].sort())
    expect(await edit({ do: 'merge', window: divided.window ?? '', into: first ?? '' })).toMatchObject({ isDone: true })
    expect((await shown()).waves.map(({ window, vms }) => [window, vms])).toEqual(planned.waves.map(({ window, vms }) => [window, vms]))
    await invoke('decisions.undo', {})
    await invoke('decisions.undo', {})
    expect((await shown()).vms).toEqual(before.vms)

    // Too many VMs for one wave: nothing is done, and somewhere else is named.
    expect(await edit({ do: 'merge', window: first ?? '', into: second ?? '' })).toMatchObject({ isDone: false, batch: null, broken: expect.arrayContaining([expect.objectContaining({ code: 'room-vms' })]) as unknown[] })
    expect((await edit({ do: 'lock', window: first ?? '', isLocked: true })).isDone).toBe(true)
    const [vm = ''] = vmsIn(await shown(), first ?? '')
    expect((await edit({ do: 'move', vms: [vm], window: 'saturday-night/2027-02-06' })).broken).toMatchObject([{ code: 'pin' }])
    await edit({ do: 'lock', window: first ?? '', isLocked: false })
    expect((await edit({ do: 'move', vms: [vm], window: 'saturday-night/2027-02-06' })).isDone).toBe(true)
    await edit({ do: 'pin', vms: [vm], isPinned: false })
    expect((await shown()).vms.find((row) => row.vm === vm)).toMatchObject({ window: 'saturday-night/2027-02-06', isPinned: false })

    await expectPlacedTogether(invoke)

    const inserted = await edit({ do: 'insert', date: '2026-03-10', start: '20:00', end: '23:00' })
    expect(inserted).toMatchObject({ isDone: true, window: 'extra/2026-03-10' })
    expect((await shown()).windows.find(({ window }) => window === inserted.window)).toMatchObject({ wave: null, start: '2026-03-10T20:00:00.000Z' })
    expect(await edit({ do: 'insert', date: '2026-03-10', start: '22:00', end: '23:30' }, true)).toMatchObject({ isDone: false, window: 'extra-2/2026-03-10', nearest: '2026-03-11' })
  })
})

/** Many VMs are placed as one undo step or not at all, each with what becomes of it. */
async function expectPlacedTogether(invoke: Waves['invoke']): Promise<void> {
  const free = 'saturday-night/2027-02-13'
  const before = await invoke('waves.show', TODAY)
  const place = async (vms: string[], to: z.input<Api['waves.place']['input']>['to'], isPreview = false) => invoke('waves.place', { vms, to, isPreview, ...TODAY })
  const grouped = before.groups.find(({ vms, window, isPinned }) => vms.length > 1 && window !== null && !isPinned)
  const [chosen = '', ...others] = grouped?.vms ?? []
  const { rows: [template] } = await invoke('inventory.query', { kind: 'vms', where: 'isTemplate', offset: 0, limit: 1 })
  const ids = [chosen, String(template?.['id']), chosen]

  const preview = await place(ids, { do: 'move', window: free }, true)
  expect(preview).toMatchObject({ counts: { changes: 1, along: others.length, unchanged: 0, unplanned: 1, landed: 0, homeless: 0 }, broken: [], nearest: free, isDone: false, batch: null })
  expect(preview.rows.map(({ outcome }) => outcome)).toEqual(['changes', ...others.map(() => 'along'), 'unplanned'])
  expect(preview.rows[0]).toMatchObject({ vm: chosen, before: { window: grouped?.window, isPinned: false }, after: { window: free, isPinned: true } })
  expect(preview.rows.at(-1)).toMatchObject({ name: null, before: { window: null, isPinned: false }, after: { window: null, isPinned: false } })
  expect((await invoke('waves.show', TODAY)).vms).toEqual(before.vms)

  const done = await place(ids, { do: 'move', window: free })
  expect([done.isDone, done.rows]).toEqual([true, preview.rows])
  expect(await place(ids, { do: 'move', window: free })).toMatchObject({ counts: { changes: 0, along: 0, unchanged: 1 }, isDone: false, batch: null })
  expect(await place(ids, { do: 'unpin' })).toMatchObject({ counts: { changes: 1, along: others.length }, isDone: true })
  expect((await invoke('waves.show', TODAY)).vms.filter(({ vm }) => grouped?.vms.includes(vm) === true).map(({ window, isPinned }) => [window, isPinned])).toEqual((grouped?.vms ?? []).map(() => [free, false]))
  expect(await place(ids, { do: 'pin' })).toMatchObject({ counts: { changes: 1 }, isDone: true })
  for (let step = 0; step < 3; step++) await invoke('decisions.undo', {})
  expect((await invoke('waves.show', TODAY)).vms).toEqual(before.vms)

  // More than a wave takes: nothing of it is done, and what does not hold is said.
  const all = await place(before.vms.map(({ vm }) => vm), { do: 'move', window: free })
  expect(all).toMatchObject({ isDone: false, batch: null, broken: expect.arrayContaining([expect.objectContaining({ code: 'room-vms' })]) as unknown[] })
  // What is in no wave is not pinned there, and the others are.
  const pinned = await place(before.vms.map(({ vm }) => vm), { do: 'pin' }, true)
  expect(pinned.counts.homeless).toBe(before.groups.filter(({ window }) => window === null).reduce((sum, { vms }) => sum + vms.length, 0))
  expect(pinned.counts.changes + pinned.counts.unchanged + pinned.counts.homeless).toBe(before.vms.length)
}

/** The schedule in sums, and wave by wave, is what it is whole. */
async function expectSumsOf({ vms, groups, edges, consents, moved: _, ...rest }: ApiOutput<'waves.show'>, invoke: Waves['invoke']): Promise<void> {
  const { scheduled, named, ...summary } = await invoke('waves.summary', TODAY)
  const capacityOf = (of: typeof vms) => of.reduce((sum, { capacityMib }) => sum + capacityMib, 0)
  const without = vms.filter(({ window }) => window === null)
  expect(summary).toEqual(rest)
  expect(scheduled).toEqual({ vms: vms.length, capacityMib: capacityOf(vms), vmsWithout: without.length, capacityMibWithout: capacityOf(without) })
  const names = new Map(vms.map(({ vm, name }) => [vm, name]))
  const wanted = [...rest.waves.flatMap(({ bounds }) => bounds.map(({ subject }) => subject)), ...rest.unscheduled.flatMap((group) => group.vms)]
  expect(new Map(named.map(({ vm, name }) => [vm, name]))).toEqual(new Map(wanted.flatMap((vm) => (vm !== null && names.has(vm) ? [[vm, names.get(vm)]] : []))))
  for (const { window } of rest.waves) expect(await invoke('waves.members', { window, ...TODAY })).toEqual({ vms: vms.filter((vm) => vm.window === window), consents: consents.filter((row) => row.window === window) })
  for (const row of [vms[0], without[0]]) {
    if (row === undefined) continue
    const { place, why } = await invoke('waves.vm', { vm: row.vm, ...TODAY })
    expect(place).toEqual({
      group: row.group, window: row.window, wave: row.wave, isPinned: row.isPinned, groupVms: groups.find(({ id }) => id === row.groupId)?.vms.length,
      times: row.window === null ? null : expect.objectContaining({ date: row.window.split('/')[1] }) as unknown,
    })
    expect(why.length > 0).toBe(row.window === null)
  }
  expect(await invoke('waves.vm', { vm: 'nothing', ...TODAY })).toEqual({ place: null, why: [], outcome: null })
  const ties = await invoke('waves.ties', TODAY)
  expect([ties.edges, ties.found]).toEqual([edges, []])
  const tied = new Set(edges.flatMap(({ group, other }) => [group, other]))
  expect(ties.groups).toEqual(groups.filter(({ id }) => tied.has(id)))
  const [alone] = groups.filter(({ id }) => !tied.has(id))
  const found = await invoke('waves.ties', { ...TODAY, search: ` ${alone?.name.toUpperCase() ?? ''} ` })
  expect([found.found, found.groups.map(({ id }) => id)]).toEqual([expect.arrayContaining([alone?.id]), expect.arrayContaining([alone?.id])])
  expect(found.vms).toEqual(vms.filter(({ vm }) => found.groups.some((group) => group.vms.includes(vm))).map(({ vm, name }) => ({ vm, name })))
  expect(await invoke('waves.ties', { ...TODAY, search: 'no group has this name' })).toEqual({ ...ties, found: [] })
  expect(await invoke('waves.members', { window: 'nothing/2026-03-07', ...TODAY })).toEqual({ vms: [], consents: [] })
}

it('what landed is planned no more, what failed is planned anew, and finished waves say how fast copies are', { timeout: BUSY_MS }, async () => {
  await withWaves(async ({ invoke }) => {
    await invoke('decisions.apply', { changes: [{ kind: 'waves.settings', subject: 'waves', value: waveSettingsSchema.parse({ calendar: { latest: '2027-03-01' }, limits: { vms: 40 }, isPilotFirst: false, searchSteps: 0 }) }] })
    const { vms, waves, landed } = await invoke('waves.plan', TODAY)
    expect(landed).toBe(0)
    const window = waves[0]?.window ?? ''
    const inFirst = vms.filter((vm) => vm.window === window).map(({ vm }) => vm)
    const [failed = ''] = inFirst
    await invoke('waves.move', { vm: failed, ...TODAY })
    const recorded = await invoke('waves.record', { window, outcomes: [{ outcome: 'done' }, { vms: [failed], outcome: 'failed', reason: 'no network' }], actual: { startedAt: '2026-03-07T22:00:00Z', migratedAt: '2026-03-08T02:00:00Z', endedAt: '2026-03-08T03:00:00Z' } })
    expect(recorded).toMatchObject({ done: inFirst.length - 1, failed: 1, rolledBack: 0, takenBack: 0 })

    const after = await invoke('waves.plan', { today: '2026-03-09' })
    expect(after.landed).toBe(inFirst.length - 1)
    expect(after.progress.windows).toMatchObject([{ window, done: inFirst.length - 1, failed: 1, startedAt: '2026-03-07T22:00:00Z' }])
    expect(after.progress.outcomes.find(({ vm }) => vm === failed)).toMatchObject({ outcome: 'failed', reason: 'no network' })
    expect(after.waves.every(({ date }) => date >= '2026-03-09')).toBe(true)
    expect(after.vms.find(({ vm }) => vm === failed)?.window).not.toBeNull()
    expect(after.vms.map(({ vm }) => vm)).not.toContain(inFirst[1])

    const { rates, waves: measured } = await invoke('waves.calibrate', {})
    expect(measured).toMatchObject([{ window, vms: inFirst.length - 1, seconds: 14_400 }])
    expect(rates?.cold.host.best).toBeGreaterThan(0)
    await invoke('waves.calibrate', { isAdopted: true })
    expect((await invoke('waves.settings', {})).settings.rates).toEqual(rates)
    expect((await invoke('waves.record', { window, outcomes: [{ outcome: null }], actual: null })).takenBack).toBe(inFirst.length)
    expect((await invoke('waves.show', {})).landed).toBe(0)
  })
})

it('obeys what an application list says of owners and of who waits for whom', { timeout: BUSY_MS }, async () => {
  await withWaves(async ({ invoke, listed }) => {
    await listed('VM,Owner,Mail,Depends on\nERP-WEB-01,Ana,ana@example.com,ERP-APP-01; nobody\nERP-APP-01,Ben,ben@example.com,\n')
    await invoke('decisions.apply', { changes: [{ kind: 'waves.settings', subject: 'waves', value: waveSettingsSchema.parse({ calendar: { latest: '2027-03-01' }, isPilotFirst: false, searchSteps: 0 }) }] })
    const planned = await invoke('waves.plan', TODAY)
    const windowOf = (answer: typeof planned, name: string) => answer.vms.find((vm) => vm.name === name)?.window ?? ''
    expect(windowOf(planned, 'ERP-APP-01') < windowOf(planned, 'ERP-WEB-01')).toBe(true)
    expect(planned.edges.filter(({ kind }) => kind === 'after')).toMatchObject([{ kind: 'after', because: 'ERP-WEB-01 waits for ERP-APP-01' }])
    expect(planned.issues).toMatchObject(expect.arrayContaining([{ code: 'vm-unknown', message: expect.stringContaining('nobody') as string }]) as unknown[])
    expect(planned.consents.filter(({ owner }) => owner === 'Ana')).toMatchObject([{ mails: ['ana@example.com'], state: 'not-asked' }])

    // A refusal closes the window to the owner's VMs; what the list adds is not written into the settings.
    await invoke('waves.consent', { window: windowOf(planned, 'ERP-WEB-01'), owner: 'Ana', state: 'refused' })
    await invoke('waves.edit', { edit: { do: 'insert', date: '2026-03-10', start: '20:00', end: '23:00' }, ...TODAY })
    expect((await invoke('waves.settings', {})).settings.groups.dependencies).toEqual([])
    const again = await invoke('waves.plan', TODAY)
    expect(windowOf(again, 'ERP-WEB-01')).not.toBe(windowOf(planned, 'ERP-WEB-01'))
  })
})

it('the bundle has a folder for each wave, with what starts its plans beside them and in no kustomization', { timeout: BUSY_MS }, async () => {
  await withWaves(async ({ backend, invoke }) => {
    await invoke('decisions.apply', { changes: [{ kind: 'waves.settings', subject: 'waves', value: waveSettingsSchema.parse({ limits: { vms: 30 }, searchSteps: 0 }) }] })
    const { waves, vms } = await invoke('waves.plan', TODAY)
    const { files } = await wholePreview(backend)
    const paths = files.map(({ path }) => path)
    const numbers = new Set(paths.flatMap((path) => /^40-waves\/wave-(\d+)\//.exec(path)?.[1] ?? []))
    expect([...numbers].map(Number)).toEqual(waves.map(({ number }) => number))
    const [first] = vms.filter(({ wave }) => wave === 1)
    const { place } = await invoke('bundle.vm', { id: first?.vm ?? '' })
    expect(place).toMatchObject({ kind: 'planned', file: expect.stringMatching(/^40-waves\/wave-01\//) as string })
    expect(paths).toEqual(expect.arrayContaining(['40-waves/wave-01/run-book.md', '40-waves/wave-01/run-book.html', '40-waves/wave-01/mails.md', 'docs/waves.ics', 'docs/waves.csv', 'docs/wave-vms.csv', 'docs/mailing-list.csv', 'docs/remediation.csv']))
    const book = await invoke('waves.run-book', { window: waves[0]?.window ?? '' })
    expect(book).toMatchObject({ folder: '40-waves/wave-01', runBook: { title: `Wave 1: ${waves[0]?.date ?? ''}` } })
    expect(book.runBook.sections.map(({ heading }) => heading)).toEqual(['At a glance', 'Who approves and who is called', 'Before', 'Order', 'VMs', 'Networks', 'Firewall', 'Load balancers', 'Acceptance', 'Point of no return', 'Roll-back', 'Done'])
    const capacity = await invoke('waves.capacity', {})
    expect(capacity.waves.map(({ wave, arriving }) => [wave, arriving.vms])).toEqual(waves.map((wave) => [wave.number, wave.vms]))
    expect(capacity.waves.map(({ nodes }) => nodes[0]?.needed ?? 0)).toEqual(capacity.waves.map(({ nodes }) => nodes[0]?.needed ?? 0).sort((left, right) => left - right))
    expect(capacity.waves[0]?.nodes).toEqual([expect.objectContaining({ pool: 'general', stated: null })])
    expect(capacity.waves.at(-1)?.landed.vms).toBe(vms.filter(({ wave }) => wave !== null).length)
    const [started = ''] = paths.filter((name) => name.endsWith('/migration.yaml'))
    expect(JSON.stringify(await invoke('bundle.file', { path: started.replace('migration.yaml', 'kustomization.yaml') }))).not.toContain('migration.yaml')
    expect(paths.filter((path) => path.endsWith('/migration.yaml'))).toHaveLength(paths.filter((path) => /wave-\d+\/.*plan\.yaml$/.test(path)).length)
  })
})

type Backend = ReturnType<typeof createBackend>

interface Waves {
  readonly backend: Backend
  readonly invoke: <Name extends keyof Api>(name: Name, input: z.input<Api[Name]['input']>) => Promise<ApiOutput<Name>>
  /** Imports an application list. */
  readonly listed: (text: string) => Promise<void>
  /** Cancels a planning as it begins; answers the error's code. */
  readonly cancelled: (input: z.input<Api['waves.plan']['input']>) => Promise<string | null>
}

async function withWaves(work: (waves: Waves) => Promise<void>): Promise<void> {
  await withTemporaryProject(async (project) => {
    const backend: Backend = createBackend({ now: () => '2026-03-02T08:00:00Z', monotonicMs: () => 0, logUnexpected: String })
    const invoke: Waves['invoke'] = async (name, input) => {
      const outcome = await backend.invoke(name, input)
      if (!outcome.ok) throw new Error(outcome.error.message)
      return outcome.value
    }
    try {
      await invoke('project.open', { path: project.path, create: false })
      await invoke('inventory.import', { files: [SAMPLE] })
      await work({
        backend,
        invoke,
        listed: async (text) => {
          const file = join(dirname(project.path), 'applications.csv')
          writeFileSync(file, text)
          await invoke('inventory.import', { files: [file] })
        },
        cancelled: async (input) => {
          const signal = { aborted: false }
          const outcome = await backend.invoke('waves.plan', input, { signal, onProgress: () => (signal.aborted = true) })
          return outcome.ok ? null : outcome.error.code
        },
      })
    } finally {
      backend.close()
    }
  })
}
