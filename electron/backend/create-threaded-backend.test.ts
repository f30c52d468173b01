import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import type { z } from 'zod'
import { createThreadedBackend, type ThreadedBackend, type ThreadedBackendOptions } from './create-threaded-backend.ts'
import { createBackend } from './create-backend.ts'
import { type HistoryVm, writeExport } from './handlers/testing/history-export.ts'
import { readingInProcess } from './reading/testing/reading-in-process.ts'
import { UUID_A } from './importers/rvtools/testing/estate-sheets.ts'
import { findResourcesFolder } from './resources.ts'
import type { Api, ApiOutput } from '#shared/contract/api.ts'
import { waveSettingsSchema } from '#shared/domain/waves/wave-settings.ts'

/** Every import is of the same instant, so that nothing but its content tells one from another. */
const AT = '2026-03-02T09:00:00.000Z'
const vm = (number: number, more: Partial<HistoryVm> = {}): HistoryVm => ({ name: `vm-${number}`, moref: `vm-${number}`, cpus: 2, memory: 2048, ...more })
const idOf = (number: number): string => `${UUID_A.toLowerCase()}/vm-${number}`

let folder = ''
let path = ''
let logged: string[] = []
const opened: ThreadedBackend[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-threaded-'))
  path = join(folder, 'estate.portolan')
  logged = []
})
afterEach(async () => {
  for (const backend of opened.splice(0)) await backend.close()
  rmSync(folder, { recursive: true })
})

function open(more: Partial<ThreadedBackendOptions> = { start: readingInProcess }): ThreadedBackend {
  const backend = createThreadedBackend({ now: () => AT, monotonicMs: () => 0, logUnexpected: (error, method) => `log-${String(logged.push(`${method}: ${String(error)}`))}`, ...more })
  opened.push(backend)
  return backend
}

async function ask<Name extends keyof Api>(backend: Pick<ThreadedBackend, 'invoke'>, name: Name, input: z.input<Api[Name]['input']>): Promise<ApiOutput<Name>> {
  const outcome = await backend.invoke(name, input)
  if (!outcome.ok) throw new Error(`${name}: ${outcome.error.code} ${outcome.error.message}`)
  return outcome.value
}

async function withEstate(backend: ThreadedBackend, vms: readonly HistoryVm[] = [vm(1), vm(2), vm(3)]): Promise<ThreadedBackend> {
  await ask(backend, 'project.open', { path, create: true })
  await ask(backend, 'inventory.import', { files: [writeExport('2026-01-01', vms)] })
  return backend
}

const decide = (number: number, namespace: string) => ({ changes: [{ kind: 'vm.namespace' as const, subject: idOf(number), value: { namespace } }] })

describe('reads in a thread', () => {
  it('see what was decided, imported and taken back before they began, as a backend without a thread does', async () => {
    const backend = await withEstate(open())
    const newer = writeExport('2026-01-02', [vm(1, { memory: 8192 }), vm(2), vm(4)])
    const other = writeExport('2026-01-02', [vm(1), vm(9)])
    const importId = async (): Promise<number> => Math.max(...(await ask(backend, 'imports.list', {})).map(({ id }) => id))
    const { target } = await ask(backend, 'target.get', {})
    const steps: readonly (() => Promise<unknown>)[] = [
      () => ask(backend, 'decisions.apply', decide(1, 'blue')),
      () => ask(backend, 'inventory.import', { files: [newer] }),
      () => ask(backend, 'decisions.apply', decide(2, 'green')),
      () => ask(backend, 'decisions.undo', {}),
      // What is imported next gets the number of what was taken back.
      async () => ask(backend, 'imports.undo', { import: await importId() }),
      () => ask(backend, 'inventory.import', { files: [other] }),
      () => ask(backend, 'target.set', { target: { ...target, namespaces: { by: 'single', name: 'all' } } }),
      () => ask(backend, 'decisions.redo', {}),
    ]
    const seen = new Set<string>()
    for (const step of steps) {
      await step()
      const fresh = createBackend({ now: () => AT, monotonicMs: () => 0, logUnexpected: String })
      try {
        await ask(fresh, 'project.open', { path, create: false, access: 'read' })
        for (const [name, input] of READS) {
          const [threaded, plain] = [await backend.invoke(name, input), await fresh.invoke(name, input)]
          expect(threaded, name).toEqual(plain)
          seen.add(JSON.stringify(threaded))
        }
      } finally {
        fresh.close()
      }
    }
    expect(seen.size).toBeGreaterThan(READS.length + steps.length)
    expect(logged).toEqual([])
  })

  it('are refused as they are without a thread: an input that the contract forbids, an id that nobody has, no project', async () => {
    const backend = open()
    expect(await backend.invoke('plan.compute', {})).toMatchObject({ ok: false, error: { code: 'not-found' } })
    await withEstate(backend)
    expect(await backend.invoke('assess.vm', { id: 'none' })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect(await backend.invoke('assess.vm', {} as never)).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
    expect(await backend.invoke('plan.compute', {}, { project: join(folder, 'other.portolan') })).toMatchObject({ ok: false, error: { code: 'conflict', details: { reason: 'project' } } })
  })

  it('end on the project that they began with, where another one is opened meanwhile', async () => {
    const backend = await withEstate(open())
    const first = backend.invoke('plan.compute', {})
    await ask(backend, 'project.open', { path: join(folder, 'second.portolan'), create: true })
    expect(await first).toMatchObject({ ok: true, value: { counts: { vms: 3 } } })
    expect(await backend.invoke('plan.compute', {})).toMatchObject({ ok: false, error: { code: 'not-found' } })
    await ask(backend, 'project.open', { path, create: false })
    expect(await backend.invoke('plan.compute', {})).toMatchObject({ ok: true })
  })

  it('are not begun where they were cancelled before their turn', async () => {
    const backend = await withEstate(open())
    expect(await backend.invoke('plan.compute', {}, { signal: { aborted: true } })).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  })

  it('fail where the thread ends under them, which is logged; the next one has another thread', async () => {
    const ends: (() => void)[] = []
    const backend = await withEstate(open({
      start: (data, listener) => {
        ends.push(() => listener.ended(new Error('Out of memory.')))
        return readingInProcess(data, listener)
      },
    }))
    await ask(backend, 'decisions.apply', { changes: [{ kind: 'vm.inclusion', subject: idOf(1), value: { isIncluded: false, reason: 'held back' } }] })
    expect(await ask(backend, 'bundle.vm', { id: idOf(1) })).toMatchObject({ place: { kind: 'excluded' } })
    const lost = backend.invoke('plan.compute', {})
    ends[0]?.()
    expect(await lost).toMatchObject({ ok: false, error: { code: 'internal', logId: 'log-1' } })
    expect(logged).toEqual(['plan.compute: Error: Out of memory.'])
    expect(await ask(backend, 'bundle.vm', { id: idOf(1) })).toMatchObject({ place: { kind: 'excluded' } })
    expect(ends).toHaveLength(2)
  })

  it('write a bundle that was looked at, which the project keeps: the writing of it is left to the connection that writes', async () => {
    const printed: string[] = []
    const backend = await withEstate(open({
      start: readingInProcess,
      printPdf: (html) => {
        printed.push(html)
        return Promise.resolve(new Uint8Array([1, 2, 3]))
      },
    }))
    const { fingerprint } = await ask(backend, 'bundle.preview', {})
    const out = join(folder, 'bundle')
    expect(await ask(backend, 'bundle.export', { out, expected: fingerprint })).toMatchObject({ notKept: null })
    expect(await ask(backend, 'bundle.changes', { offset: 0, limit: 10 })).toMatchObject({ last: { at: AT, out }, isKnown: true, total: 0 })
    expect(await ask(backend, 'bundle.file', { path: 'README.md' })).toMatchObject({ path: 'README.md' })
    await ask(backend, 'decisions.apply', decide(1, 'blue'))
    expect(await ask(backend, 'bundle.changes', { offset: 0, limit: 10 })).toMatchObject({ total: 1 })
    expect(await ask(backend, 'report.export', { pdf: join(folder, 'report.pdf') })).toMatchObject({ files: [{ format: 'pdf', bytes: 3 }] })
    expect(printed).toHaveLength(1)
    expect(logged).toEqual([])
  })

  it('plan and change waves, whose decisions the connection that writes keeps; a change is judged anew where something was decided after it was judged', async () => {
    let between: (() => Promise<unknown>) | null = null
    const backend = open({ start: meanwhile(() => between) })
    await ask(backend, 'project.open', { path, create: true })
    await ask(backend, 'inventory.import', { files: [SAMPLE] })
    await ask(backend, 'decisions.apply', { changes: [{ kind: 'waves.settings', subject: 'waves', value: waveSettingsSchema.parse({ calendar: { latest: '2027-03-01' }, isPilotFirst: false, searchSteps: 0 }) }] })
    const kinds = async () => (await ask(backend, 'decisions.list', {})).map(({ kind }) => kind)
    const { waves: [first], vms } = await ask(backend, 'waves.plan', TODAY)
    const [one = '', other = ''] = vms.filter(({ window }) => window === first?.window).map(({ vm }) => vm)
    // The same again is no step.
    await ask(backend, 'waves.plan', TODAY)
    expect(await kinds()).toEqual(['waves.settings', 'waves.schedule'])
    expect(await ask(backend, 'waves.move', { vm: one, window: LATER, ...TODAY })).toMatchObject({ isDone: true })
    const windowOf = async (wanted: string) => (await ask(backend, 'waves.show', TODAY)).vms.find(({ vm }) => vm === wanted)?.window
    expect(await windowOf(one)).toBe(LATER)
    await ask(backend, 'decisions.undo', {})
    expect(await windowOf(one)).toBe(first?.window)

    between = () => backend.invoke('decisions.apply', { changes: [{ kind: 'wave.lock', subject: first?.window ?? '', value: {} }] })
    expect(await ask(backend, 'waves.move', { vm: other, window: LATER, ...TODAY })).toMatchObject({ isDone: false, broken: [{ code: 'pin' }] })
    expect(await kinds()).toEqual(['waves.settings', 'waves.schedule', 'wave.lock'])
    // Where the project does not come to rest, nothing is written.
    between = () => backend.invoke('decisions.apply', decide(1, 'blue'))
    expect(await backend.invoke('waves.edit', { edit: { do: 'lock', window: first?.window ?? '', isLocked: false }, ...TODAY })).toMatchObject({ ok: false, error: { code: 'conflict', details: { reason: 'unsettled' } } })
    expect(logged).toEqual([])
  })

  it('keep no waves in a project that was opened while they were planned', async () => {
    let between: (() => Promise<unknown>) | null = null
    const backend = await withEstate(open({ start: meanwhile(() => between) }))
    between = () => backend.invoke('project.open', { path: join(folder, 'second.portolan'), create: true })
    expect(await backend.invoke('waves.plan', TODAY)).toMatchObject({ ok: false, error: { code: 'conflict', details: { reason: 'project' } } })
    between = null
    expect(await ask(backend, 'decisions.list', {})).toEqual([])
    await ask(backend, 'project.open', { path, create: false })
    expect(await ask(backend, 'decisions.list', {})).toEqual([])
  })

  test.each([[true, ['prepare', 'prepare']], [false, []]])('are worked out ahead after each change of the project that is open, where that is wanted: %s', async (worksAhead, told) => {
    const kinds: string[] = []
    const backend = await withEstate(open({
      worksAhead,
      start: (data, listener) => {
        const worker = readingInProcess(data, listener)
        return { ...worker, post: (message) => void (kinds.push(message.kind), worker.post(message)) }
      },
    }))
    await ask(backend, 'decisions.apply', decide(1, 'blue'))
    await ask(backend, 'plan.compute', {})
    expect(kinds.filter((kind) => kind === 'prepare')).toEqual(told)
  })

  it.each([
    ['that hears of it late', (close: () => void) => void setTimeout(close, 50), false],
    ['that computes for too long to hear of it', () => undefined, true],
  ])('have let go of a project that is told to be closed, for whoever puts another file in its place, unless it takes too long: a thread %s', async (_thread, later, isLeft) => {
    const backend = await withEstate(open({
      start: (data, listener) => {
        const worker = readingInProcess(data, listener)
        return { ...worker, post: (message) => (message.kind === 'close' ? later(() => worker.post(message)) : worker.post(message)) }
      },
    }))
    await ask(backend, 'plan.compute', {})
    await ask(backend, 'project.close', {})
    expect(existsSync(`${path}-wal`)).toBe(isLeft)
  })

  it('leave no file beside the project once the backend is closed', async () => {
    const backend = await withEstate(open())
    await ask(backend, 'plan.compute', {})
    await opened.pop()?.close()
    expect([existsSync(`${path}-wal`), existsSync(`${path}-shm`)]).toEqual([false, false])
    void backend
  })
})

/** Starts what reads; once it has worked decisions out and before they are written, something else is done. */
function meanwhile(between: () => (() => Promise<unknown>) | null): NonNullable<ThreadedBackendOptions['start']> {
  return (data, listener) =>
    readingInProcess(data, {
      ...listener,
      message: (message) => {
        const isToDecide = message.kind === 'wish' && message.wish.do === 'decide'
        void ((isToDecide ? between()?.() : null) ?? Promise.resolve()).then(() => listener.message(message))
      },
    })
}

const SAMPLE = join(findResourcesFolder(), 'sample', 'portolan-sample-estate.xlsx')
const TODAY = { today: '2026-03-02' }
/** A window of the calendar that is there where nobody set one. */
const LATER = 'saturday-night/2027-02-06'

const READS = [
  ['plan.compute', {}],
  ['plan.progress', { withSizing: true }],
  ['assess.summary', {}],
  ['inventory.query', { kind: 'vms', offset: 0, limit: 10, columns: ['name', 'status', 'memoryMib'] }],
  ['bundle.vm', { id: idOf(1) }],
  ['mapping.compute', {}],
  ['notes.list', {}],
  ['networks.analyse', {}],
] as const
