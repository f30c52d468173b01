import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { afterAll, beforeEach, expect, it } from 'vitest'
import type { AppWish } from '#shared/contract/app-wishes.ts'
import { createMenuActions } from './create-menu-actions.ts'
import type { MenuActions } from './menu.ts'
import { texts as german } from './texts/de.ts'
import { texts as english } from './texts/en.ts'
import { createWishes } from './wishes.ts'

const folder = mkdtempSync(join(tmpdir(), 'portolan-menu-'))
const logFile = join(folder, 'portolan.log')
const licencesFile = join(folder, 'THIRD-PARTY-LICENCES.txt')
writeFileSync(logFile, '2026-01-02T03:04:05.000Z [0123abcd] plan.compute: Error: ACME\n')
afterAll(() => rmSync(folder, { recursive: true }))

let asked: AppWish[] = []
let copied: string[] = []
let opened: string[] = []
let messages: string[] = []
/** The button that the person presses next. */
let button = 0
let chosen: readonly string[] = []
let texts = english
let actions: MenuActions

beforeEach(() => {
  ;[asked, copied, opened, messages, button, chosen] = [[], [], [], [], 0, []]
  texts = english
  const wishes = createWishes((wish) => void asked.push(wish))
  wishes.pageListens()
  actions = createMenuActions({
    wishes,
    dialogs: { choosePath: () => Promise.resolve(chosen[0] ?? null), chooseImports: () => Promise.resolve(chosen) },
    // The system's own boxes, answered by the test.
    dialog: {
      showMessageBox: (options: unknown) => {
        messages.push(JSON.stringify(options))
        return Promise.resolve({ response: button, checkboxChecked: false })
      },
    },
    shell: { openPath: (path) => Promise.resolve(opened.push(path)).then(() => ''), showItemInFolder: (path) => void opened.push(path) },
    clipboard: { writeText: (text: string) => Promise.resolve(void copied.push(text)) },
    installation: { version: '1.2.3', electron: '45', chromium: '150', node: '24', platform: 'linux', release: '6', architecture: 'x64', memoryGib: 8, locale: 'en', isPackaged: true },
    logFile,
    licencesFile,
    texts: () => texts,
  })
})

it('asks the page for what is about the project, with what the person chose', async () => {
  actions.newProject()
  actions.go('/size')
  actions.closeProject()
  actions.openRecent('/p/a.portolan')
  chosen = ['/i/a.xlsx', '/i/b.xlsx']
  actions.importFiles()
  await turn()
  chosen = ['/p/b.portolan']
  actions.openProject()
  await turn()
  expect(asked).toEqual([{ kind: 'go', path: '/' }, { kind: 'go', path: '/size' }, { kind: 'close-project' }, { kind: 'open-project', path: '/p/a.portolan' }, { kind: 'import', paths: ['/i/a.xlsx', '/i/b.xlsx'] }, { kind: 'open-project', path: '/p/b.portolan' }])
})

it('asks for nothing where nothing was chosen', async () => {
  actions.importFiles()
  actions.openProject()
  await turn()
  expect(asked).toEqual([])
})

it.each([[0, false], [1, true]])('copies diagnostics with the log only where that was chosen (button %i)', async (pressed, hasLog) => {
  button = pressed
  actions.copyDiagnostics()
  await turn()
  expect([copied.length, copied[0]?.includes('ACME')]).toEqual([1, hasLog])
})

it('copies nothing where the person thought better of it', async () => {
  button = 2
  actions.copyDiagnostics()
  await turn()
  expect(copied).toEqual([])
})

it('shows versions, the log and the licences', async () => {
  button = 2
  actions.showAbout()
  await turn()
  // Not built yet: the person is told.
  expect(messages.map((message) => message.includes('THIRD-PARTY-LICENCES.txt cannot be shown'))).toEqual([false, true])
  writeFileSync(licencesFile, '')
  actions.showLicences()
  actions.showLog()
  await turn()
  expect([messages[0]?.includes('Electron 45'), opened]).toEqual([true, [licencesFile, logFile]])
})

it('speaks the language that is chosen by then', async () => {
  actions.showAbout()
  texts = german
  actions.showAbout()
  actions.copyDiagnostics()
  await turn()
  expect(messages.map((message) => (JSON.parse(message) as { buttons: unknown }).buttons)).toEqual([Object.values(english.about).slice(-3), Object.values(german.about).slice(-3), Object.values(german.diagnostics).slice(-3)])
})
