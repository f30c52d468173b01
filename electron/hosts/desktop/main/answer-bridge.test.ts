import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { HostInfo } from '#shared/contract/host-info.ts'
import { findResourcesFolder } from '#backend/resources.ts'
import { CHANNELS } from '../channels.ts'
import { forkChild } from '../testing/fork-child.ts'
import { createIpcStandIn, type IpcStandIn } from '../testing/ipc-stand-in.ts'
import { PAGE_FRAME } from '../testing/page-frame.ts'
import { answerBridge } from './answer-bridge.ts'
import { createDialogs } from './dialogs.ts'
import { createGrantedPaths } from './granted-paths.ts'
import { texts } from './texts/en.ts'
import { createTaskbarProgress } from './taskbar-progress.ts'
import { type SupervisedBackend, superviseBackend } from './supervise-backend.ts'

// Processes start slowly where others are busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const SAMPLE = join(findResourcesFolder(), 'sample', 'portolan-sample-estate.xlsx')
const INFO: HostInfo = { kind: 'desktop', version: '1.2.3', samplePath: SAMPLE, folders: [], worksAhead: true }

let root = ''
/** Of one test. */
let folder = ''
let page: IpcStandIn
let backend: SupervisedBackend
let revealed: string[] = []
let bars: number[] = []
let outcomes: string[] = []
let listened = 0
/** What the person chooses in the next dialog; null where the dialog is closed. */
let choice: string | null = null

// One process for all: no test here ends it, and each opens projects of its own.
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'portolan-bridge-'))
  backend = superviseBackend({ start: () => forkChild(root), now: () => 'now', monotonicMs: () => 0, isWorthTelling: () => true, printPdf: () => Promise.reject(new Error('Nothing is printed here.')), onCrash: () => undefined, closeWaitMs: 5_000 })
})

beforeEach(() => {
  folder = mkdtempSync(join(root, 'test-'))
  page = createIpcStandIn()
  revealed = []
  bars = []
  outcomes = []
  listened = 0
  choice = null
  const granted = createGrantedPaths()
  const dialog = {
    showOpenDialog: () => Promise.resolve({ canceled: choice === null, filePaths: choice === null ? [] : [choice] }),
    showSaveDialog: () => Promise.resolve({ canceled: choice === null, filePath: choice ?? '' }),
  }
  const dialogs = createDialogs(dialog, () => ({}) as never, { granted, texts: () => texts }) // the system's dialogs, answered by the test
  answerBridge(page.ipc, { backend, granted, dialogs, texts: () => texts, shell: { showItemInFolder: (path) => void revealed.push(path) }, info: INFO, taskbar: createTaskbarProgress((share) => void bars.push(share)), onPageListens: () => void (listened += 1), onOutcome: (name, { ok }) => void outcomes.push(`${name} ${ok}`) })
})

afterAll(async () => {
  await backend.close()
  rmSync(root, { recursive: true, force: true })
})

describe('messages', () => {
  const STRANGERS = [null, { ...PAGE_FRAME, parent: {} }, { url: 'https://example.com/', origin: 'https://example.com', parent: null }]

  it('of anybody but the page are refused on every channel', async () => {
    expect([...page.channels()].sort()).toEqual(Object.values(CHANNELS).filter((channel) => channel !== CHANNELS.progress && channel !== CHANNELS.wish).sort())
    for (const channel of page.channels()) {
      for (const frame of STRANGERS) await expect(page.send(channel, '/etc/passwd', frame), channel).rejects.toThrow('not sent by a page of Portolan')
    }
  })

  it('of another form are refused', async () => {
    const broken: readonly (readonly [string, unknown])[] = [
      [CHANNELS.invoke, undefined],
      [CHANNELS.invoke, { id: '../1', name: 'project.info', input: {} }],
      [CHANNELS.invoke, { id: '1', name: 'project.info', input: {}, extra: 1 }],
      [CHANNELS.invoke, { id: '1', name: 'x'.repeat(65), input: {} }],
      [CHANNELS.cancel, '1'],
      [CHANNELS.upload, 7],
      [CHANNELS.choosePath, 'everything'],
      [CHANNELS.revealInFolder, ''],
    ]
    for (const [channel, message] of broken) await expect(page.send(channel, message), `${channel} ${JSON.stringify(message)}`).rejects.toThrow()
  })
})

describe('calls', () => {
  it('use the paths that the person chose, and no others', async () => {
    const workbook = join(folder, 'estate.xlsx')
    writeFileSync(workbook, 'no workbook')
    choice = join(folder, 'estate.portolan')
    expect(await call('project.open', { path: choice, create: true })).toMatchObject({ ok: false, error: { code: 'invalid-input', details: { isNotChosen: true } } })
    expect(await page.send(CHANNELS.choosePath, 'project-new')).toBe(choice)
    expect(await call('project.open', { path: choice, create: true })).toMatchObject({ ok: true })

    expect(await call('inventory.import', { files: [workbook] })).toMatchObject({ ok: false, error: { details: { isNotChosen: true } } })
    expect(await page.send(CHANNELS.upload, workbook)).toEqual({ ok: true, value: { path: workbook, name: 'estate.xlsx', bytes: 11 } })
    expect(await call('inventory.import', { files: [workbook] })).toMatchObject({ ok: false, error: { code: 'unsupported-file' } })
  })

  it('that are not listed are refused, whatever they are called', async () => {
    for (const name of ['test.crash', 'no.such-call', 'toString', '__proto__']) expect(await call(name, {}), name).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
  })

  it('tell their progress to the page, and can be cancelled', async () => {
    choice = join(folder, 'estate.portolan')
    await page.send(CHANNELS.choosePath, 'project-new')
    await call('project.open', { path: choice, create: true })
    const importing = call('inventory.import', { files: [SAMPLE] }, 'import-1')
    expect(await importing).toMatchObject({ ok: false, error: { details: { isNotChosen: true } } })
    await page.send(CHANNELS.upload, SAMPLE)
    const outcome = call('inventory.import', { files: [SAMPLE] }, 'import-2')
    await page.send(CHANNELS.cancel, { id: 'import-2' })
    // Cancelled before its first row, or at one of the next.
    expect(await outcome).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(await call('inventory.import', { files: [SAMPLE] }, 'import-3')).toMatchObject({ ok: true })
    expect(page.sent.some(([channel, id]) => channel === CHANNELS.progress && id === 'import-3')).toBe(true)
    // The rows of a file are not known beforehand: a bar without a share, and none at the end.
    expect([bars.includes(2), bars.at(-1)]).toEqual([true, -1])
    expect(outcomes).toEqual(expect.arrayContaining(['project.open true', 'inventory.import false', 'inventory.import true']))
  })
})

describe('the system', () => {
  it('shows in its file manager what was chosen or written, and nothing else', async () => {
    await page.send(CHANNELS.revealInFolder, '/etc')
    expect(revealed).toEqual([])
    choice = folder
    await page.send(CHANNELS.chooseFolder)
    await page.send(CHANNELS.revealInFolder, join(folder, 'bundle'))
    expect(revealed).toEqual([join(folder, 'bundle')])
  })

  it('answers null where the person chose nothing', async () => {
    expect(await page.send(CHANNELS.chooseFolder)).toBeNull()
    expect(await page.send(CHANNELS.choosePath, 'project-open')).toBeNull()
    expect(await page.send(CHANNELS.choosePath, 'project-new')).toBeNull()
  })

  it('says what is wrong with a file, and who it is', async () => {
    expect(await page.send(CHANNELS.upload, '')).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect(await page.send(CHANNELS.upload, join(folder, 'gone.xlsx'))).toMatchObject({ ok: false, error: { code: 'io' } })
    expect(await page.send(CHANNELS.info)).toEqual(INFO)
    expect(await page.send(CHANNELS.lastJobs)).toEqual([])
    await page.send(CHANNELS.listens)
    expect(listened).toBe(1)
  })
})

function call(name: string, input: unknown, id: string = crypto.randomUUID()): Promise<unknown> {
  return page.send(CHANNELS.invoke, { id, name, input })
}
