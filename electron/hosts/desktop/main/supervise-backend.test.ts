import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Outcome } from '#shared/contract/api-types.ts'
import { findResourcesFolder } from '#backend/resources.ts'
import { type BundledProgram, bundleProgram } from '#backend/testing/bundle-program.ts'
import { FORKED_BACKEND, forkChild, type ForkedChild } from '../testing/fork-child.ts'
import { type SupervisedBackend, superviseBackend } from './supervise-backend.ts'

// Processes start slowly where others are busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const SAMPLE = join(findResourcesFolder(), 'sample', 'portolan-sample-estate.xlsx')
const PDF = new Uint8Array([37, 80, 68, 70]) // "%PDF"
const NOW = '2026-01-02T03:04:05.000Z'

let program: BundledProgram
beforeAll(async () => {
  program = await bundleProgram(FORKED_BACKEND)
})
afterAll(() => program.remove())

let root = ''
/** Of one test. */
let folder = ''
let children: ForkedChild[] = []
let crashes: string[] = []
let printed: string[] = []
let backend: SupervisedBackend
let lastId = 0

function start(): void {
  root = mkdtempSync(join(tmpdir(), 'portolan-desktop-'))
  children = []
  crashes = []
  printed = []
  backend = superviseBackend({
    start: () => {
      const child = forkChild(root, program.file)
      children.push(child)
      return child
    },
    now: () => NOW,
    monotonicMs: () => 0,
    isWorthTelling: (name) => name === 'test.hold',
    printPdf: (html) => {
      printed.push(html)
      return Promise.resolve(PDF)
    },
    onCrash: (how) => crashes.push(how),
    closeWaitMs: 5_000,
  })
}

async function stop(): Promise<void> {
  await backend.close()
  rmSync(root, { recursive: true, force: true })
}

/** For tests that end the process, or look at how it ends. */
function startForEach(): void {
  beforeEach(start)
  afterEach(stop)
}

describe('a backend in a process of its own', () => {
  // None of these ends it.
  beforeAll(start)
  afterAll(stop)

  it('hands trouble on as data', async () => {
    // No project is open yet.
    expect(await call('inventory.report', {})).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect(await call('no.such-call', {})).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect(await call('project.open', { path: 7 })).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
  })

  it('answers calls, tells the progress of long ones, and has a report printed by the main process', async () => {
    await createProject()
    const told: unknown[] = []
    const outcome = await call('inventory.import', { files: [SAMPLE] }, (progress) => told.push(progress))
    expect(outcome).toMatchObject({ ok: true, value: { counts: { vms: expect.any(Number) as number } } })
    expect(told.length).toBeGreaterThan(0)
    expect(await call('project.info', {})).toMatchObject({ ok: true, value: { sources: 1 } })
    const pdf = join(folder, 'report.pdf')
    expect(await call('report.export', { pdf })).toMatchObject({ ok: true, value: { files: [{ format: 'pdf', path: pdf, bytes: PDF.length }] } })
    expect([printed.map((html) => html.slice(0, '<!doctype html>'.length)), readFileSync(pdf).equals(PDF)]).toEqual([['<!doctype html>'], true])
  })

  it('cancels a call by its id, and that one alone', async () => {
    const first = hold()
    const second = hold()
    await Promise.all([first.hasBegun, second.hasBegun])
    backend.cancel(first.id)
    expect(await first.outcome).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(await settled(second.outcome)).toBe(false)
    backend.cancel(second.id)
    await second.outcome
    // What has ended, or never was, is no mistake to cancel.
    backend.cancel(first.id)
    backend.cancel('never')
    expect(backend.unheard()).toEqual([])
  })

  it('leaves the project as it says when an import is cancelled', async () => {
    await createProject()
    const id = newId()
    const outcome = await backend.invoke({ id, name: 'inventory.import', input: { files: [SAMPLE] }, onProgress: () => backend.cancel(id) })
    // It may have been done before it heard.
    expect(await call('project.info', {})).toMatchObject({ ok: true, value: { sources: outcome.ok ? 1 : 0 } })
  })

  it('refuses a second call of the same id', async () => {
    const held = hold()
    await held.hasBegun
    expect(await backend.invoke({ id: held.id, name: 'project.info', input: {}, onProgress: ignore })).toMatchObject({ ok: false, error: { code: 'conflict' } })
    backend.cancel(held.id)
    await held.outcome
  })

  it('has the calls of a page that goes away cancelled, and tells of the long ones on its return', async () => {
    const held = hold()
    await held.hasBegun
    backend.abandonAll()
    await held.outcome
    expect(backend.unheard()).toEqual([{ id: held.id, name: 'test.hold', endedAt: NOW, outcome: 'cancelled', message: 'It was held until it was cancelled.' }])
  })
})

describe('a backend that ends by itself', () => {
  startForEach()

  it('opens a project again that the app made by its name', async () => {
    const made = await call('project.create', { name: 'Lisbon', ifTaken: 'refuse' })
    expect(made).toMatchObject({ ok: true, value: { name: 'Lisbon' } })
    expect(await call('test.crash', {})).toMatchObject({ ok: false })
    expect(await call('project.info', {})).toEqual(made)
  })

  it('fails what was under way as internal, starts again and opens the project again', async () => {
    const path = await createProject()
    await call('inventory.import', { files: [SAMPLE] })
    const held = hold()
    await held.hasBegun
    children[0]?.process.kill('SIGKILL')
    expect(await held.outcome).toMatchObject({ ok: false, error: { code: 'internal', details: { hasRestarted: true } } })
    // Asked at once, while the project is being opened.
    expect(await call('project.info', {})).toMatchObject({ ok: true, value: { path, sources: 1 } })
    expect(children).toHaveLength(2)
    expect(crashes).toEqual(['It ended with SIGKILL.'])
  })

  it('keeps the project whole when it ends amid an import', async () => {
    await createProject()
    const outcome = await call('inventory.import', { files: [SAMPLE] }, () => children[0]?.process.kill('SIGKILL'))
    expect(outcome).toMatchObject({ ok: false, error: { code: 'internal' } })
    expect(await call('project.info', {})).toMatchObject({ ok: true, value: { sources: 0 } })
    expect(await call('inventory.import', { files: [SAMPLE] })).toMatchObject({ ok: true })
  })

  it('does not open a project again whose opening ended it', async () => {
    await createProject()
    expect(await call('project.open', { path: join(folder, 'poison.portolan'), create: true })).toMatchObject({ ok: false, error: { code: 'internal' } })
    // The project before it is open again.
    expect(await call('project.info', {})).toMatchObject({ ok: true })
  })

  it('is given up where it ends time and again', async () => {
    for (let crash = 0; crash < 3; crash += 1) expect(await call('test.crash', {})).toMatchObject({ ok: false, error: { details: { hasRestarted: true } } })
    expect(await call('test.crash', {})).toMatchObject({ ok: false, error: { code: 'internal', details: { hasRestarted: false } } })
    expect(await call('project.info', {})).toMatchObject({ ok: false, error: { code: 'internal', details: { hasRestarted: false } } })
    expect(children).toHaveLength(4)
  })
})

describe('closing', () => {
  startForEach()

  it('cancels what is under way, closes the project and ends the process', async () => {
    await createProject()
    await call('inventory.import', { files: [SAMPLE] })
    const held = hold()
    await held.hasBegun
    await backend.close()
    expect(await held.outcome).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(children[0]?.process.exitCode).toBe(0)
    // SQLite removes its side files when the last connection closes.
    expect(readdirSync(folder).filter((name) => name.startsWith('estate.portolan'))).toEqual(['estate.portolan'])
    expect(crashes).toEqual([])
    expect(await call('project.info', {})).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  })
})

async function createProject(): Promise<string> {
  folder = mkdtempSync(join(root, 'test-'))
  const path = join(folder, 'estate.portolan')
  expect(await call('project.open', { path, create: true })).toMatchObject({ ok: true, value: { path } })
  return path
}

function call(name: string, input: unknown, onProgress: (progress: unknown) => void = ignore): Promise<Outcome<unknown>> {
  return backend.invoke({ id: newId(), name, input, onProgress })
}

/** A call that lasts until it is cancelled. */
function hold(): { id: string; hasBegun: Promise<void>; outcome: Promise<Outcome<unknown>> } {
  const id = newId()
  let outcome: Promise<Outcome<unknown>> | null = null
  const hasBegun = new Promise<void>((resolve) => {
    outcome = backend.invoke({ id, name: 'test.hold', input: {}, onProgress: () => resolve() })
  })
  return { id, hasBegun, outcome: outcome as unknown as Promise<Outcome<unknown>> } // the executor ran at once
}

function newId(): string {
  lastId += 1
  return `call-${lastId}`
}

function settled(promise: Promise<unknown>): Promise<boolean> {
  return Promise.race([promise.then(() => true), new Promise<false>((resolve) => setTimeout(resolve, 20, false))])
}

function ignore(): void {
  // no progress is looked at
}
