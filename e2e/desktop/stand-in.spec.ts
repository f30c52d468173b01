import { appendFileSync, copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'

import type { DesktopBridge } from '#shared/contract/desktop-bridge.ts'

import { expect, test } from '../pages/app-test.ts'
import { HandOverPage } from '../pages/hand-over-page.ts'
import { ImportPage } from '../pages/import-page.ts'
import { StartPage } from '../pages/start-page.ts'
import { DesktopStandIn } from './desktop-stand-in.ts'
import { layOutPackage } from './lay-out-package.ts'

const SAMPLE = path.resolve(import.meta.dirname, '../../resources/sample/portolan-sample-estate.xlsx')

/** What the preload script gives the page. */
type BridgedWindow = Window & { readonly portolan?: DesktopBridge }

let desktop: DesktopStandIn
test.afterEach(() => desktop.stop())

test.skip(process.platform === 'win32', 'A process is held and let go by signals.')

test('the built app opens the sample, imports by dialog, guards its work and quits', async ({ browser }, { outputDir }) => {
  const dataFolder = path.join(outputDir, 'data')
  mkdirSync(dataFolder, { recursive: true })
  desktop = new DesktopStandIn(browser, dataFolder)
  const app = await desktop.app()

  // Before a project is open, the menus lead to none of its parts.
  await expect.poll(() => desktop.noted('menu').at(-1)).not.toContain('Size')
  await new StartPage(app).openSample()
  await expect.poll(() => desktop.noted('menu').at(-1)).toEqual(expect.arrayContaining(['Size', 'Sample estate']))
  expect(desktop.noted('recent')).toEqual([expect.stringMatching(/Sample estate\.portolan$/)])
  expect(desktop.noted('bar').at(-1)).toBe(-1)
  await desktop.choose('Size')
  await expect(app.heading).toHaveText('Size')

  // No request of a page leaves, not even to this machine.
  expect(await app.page.evaluate(() => fetch('http://127.0.0.1:9/').then(() => 'answered', () => 'refused'))).toBe('refused')
  // Nor does the page go elsewhere, nor run what somebody put into it.
  await app.page.evaluate(() => location.assign('https://elsewhere.example/'))
  await expect.poll(() => desktop.noted('kept')).toEqual(['https://elsewhere.example/'])
  expect(await app.page.evaluate(runInlineScript)).toEqual(['script-src-elem', false])
  await expect(app.heading).toHaveText('Size')
  // What of that the browser tells on its console.
  desktop.problems.length = 0

  // Held, so that the import is under way for as long as this takes.
  const backend = desktop.noted('utility').at(-1) as number // the id of a process
  const importScreen = new ImportPage(app)
  desktop.willAnswer({ canceled: false, filePaths: [SAMPLE] }, { response: 0 })
  process.kill(backend, 'SIGSTOP')
  await desktop.choose('&Import files …')
  await expect(importScreen.progress).toBeVisible()
  desktop.closeWindow()
  await expect.poll(() => desktop.boxes.at(-1)?.['message']).toBe('Not done yet: an import.')
  process.kill(backend, 'SIGCONT')
  await expect(importScreen.outcome('Import finished')).toBeVisible()

  // What is chosen on a page is read from where it lies; a backend that is busy is told to stop all the same.
  await desktop.filesLieAt(app.page, SAMPLE)
  process.kill(backend, 'SIGSTOP')
  await importScreen.choose(SAMPLE)
  await expect(importScreen.progress).toBeVisible()
  await importScreen.cancelButton.click()
  process.kill(backend, 'SIGCONT')
  await expect(importScreen.outcome('Import cancelled')).toBeVisible()

  process.kill(backend, 'SIGSTOP')
  desktop.willAnswer({ canceled: false, filePaths: [SAMPLE] }, { response: 1 })
  await desktop.choose('&Import files …')
  await expect(importScreen.progress).toBeVisible()
  await desktop.choose('quit')
  await expect.poll(() => desktop.boxes.filter(({ message }) => message === 'Not done yet: an import.').length).toBe(2)
  process.kill(backend, 'SIGCONT')
  expect(await desktop.exited).toBe(0)
  expect([await desktop.errors, desktop.problems]).toEqual(['', []])
  const kept = path.join(dataFolder, 'portolan')
  expect(JSON.parse(readFileSync(path.join(kept, 'window', 'window.json'), 'utf8'))).toMatchObject({ width: 1280, height: 800, isMaximised: false })
  // SQLite removes its side files once the last connection is closed.
  expect(readdirSync(path.join(kept, 'projects'))).toEqual(['Sample estate.portolan'])
})

test('the app, laid out as packed, opens what the system hands over, prints, outlives its backend, and does not start once it was changed', async ({ browser, sampleProject }, { outputDir }) => {
  const dataFolder = path.join(outputDir, 'data')
  mkdirSync(dataFolder, { recursive: true })
  const [first, second, third] = ['First', 'Second', 'Third'].map((name) => path.join(outputDir, `${name}.portolan`)) as [string, string, string] // one for each name
  for (const project of [first, second, third]) copyFileSync(sampleProject, project)
  const unpacked = layOutPackage(outputDir)
  // A file lies where its folder would be.
  desktop = new DesktopStandIn(browser, first, { packagedIn: outputDir })
  expect(await desktop.exited).toBe(1)
  expect([desktop.noted('error'), desktop.noted('window'), await desktop.errors]).toEqual([[`Portolan: Portolan cannot start, because it can keep nothing in ${path.join(first, 'portolan')}: a part of the path is a file, not a folder; move that file away.`], [], ''])

  desktop = new DesktopStandIn(browser, dataFolder, { files: [first], packagedIn: outputDir })
  const app = await desktop.app()
  await expect(app.page).toHaveTitle(/First/)

  // One that was not chosen is refused, and shown to nobody; where the person chooses nothing, nothing is opened.
  expect(await app.page.evaluate(openByPath, third)).toMatchObject({ ok: false, error: { code: 'invalid-input', details: { isNotChosen: true } } })
  await app.page.evaluate((file) => (window as BridgedWindow).portolan?.revealInFolder(file), third)
  desktop.willAnswer({ canceled: true, filePaths: [] }, { canceled: false, filePaths: [third] })
  await desktop.choose('Projects')
  const start = new StartPage(app)
  await start.fileButton.click()
  await expect.poll(() => desktop.boxes.length).toBe(1)
  await expect(app.heading).toHaveText('Projects')
  await start.fileButton.click()
  await expect(app.page).toHaveTitle(/Third/)

  expect(await desktop.startAgain(dataFolder, second)).toBe(0)
  await expect(app.page).toHaveTitle(/Second/)
  expect(desktop.noted('focused')).toEqual([1])

  // A damaged one is said to be damaged above whatever page is shown, and leads to its copy.
  const damaged = path.join(outputDir, 'Damaged.portolan')
  writeFileSync(damaged, readFileSync(sampleProject).subarray(0, 5_000))
  copyFileSync(sampleProject, path.join(outputDir, 'Damaged.backup-v3.portolan'))
  expect(await desktop.startAgain(dataFolder, damaged)).toBe(0)
  const failure = app.page.getByRole('alert').filter({ hasText: `${damaged} is damaged` })
  await expect(failure).toBeVisible()
  await failure.getByRole('button', { name: 'Open the copy' }).click()
  await expect(app.page).toHaveTitle(/Damaged\.backup-v3/)
  await expect(failure).toBeHidden()

  process.kill(desktop.noted('utility').at(-1) as number, 'SIGUSR2') // the id of a process
  await expect.poll(() => desktop.noted('utility').length).toBe(2)
  const screen = new HandOverPage(app)
  await screen.open()
  desktop.willAnswer({ canceled: false, filePaths: [outputDir] })
  await screen.section('Workbook and report').getByRole('button', { name: 'Report (PDF)' }).click()
  const said = screen.section('Workbook and report').getByRole('alert')
  await expect(said).toContainText('.pdf.')
  const printed = /Written to (.+\.pdf)\./.exec(await said.innerText())?.[1] ?? ''
  expect(readFileSync(printed).subarray(0, 5).toString()).toBe('%PDF-')
  await said.getByRole('button', { name: 'Show in its folder' }).click()
  await expect.poll(() => desktop.noted('revealed')).toEqual([printed])

  desktop.willAnswer({ response: 0 })
  await desktop.choose('Copy &diagnostics …')
  await expect.poll(() => desktop.noted('copied').at(-1)).toMatch(/Portolan \d[\s\S]+backend RangeError\n.+backend Error/)
  expect(desktop.noted('copied').at(-1)).not.toContain('ACME')
  desktop.closeWindow()
  expect(await desktop.exited).toBe(0)
  expect([await desktop.errors, desktop.problems]).toEqual(['', []])

  // A packed app whose installation was changed starts no backend, says so and ends.
  appendFileSync(path.join(unpacked, 'resources', 'sample', path.basename(SAMPLE)), 'x')
  desktop = new DesktopStandIn(browser, dataFolder, { packagedIn: outputDir })
  expect(await desktop.exited).toBe(1)
  expect([desktop.noted('error'), desktop.noted('utility')]).toEqual([[expect.stringContaining('portolan-sample-estate.xlsx is not as it was packed')], []])
})

/** Runs in the page: which directive of the policy refuses a script in the text of the page, and whether it ran. */
function runInlineScript(): Promise<[string, boolean]> {
  return new Promise((resolve) => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => resolve([effectiveDirective, 'ranInline' in globalThis]), { once: true })
    const script = document.createElement('script')
    script.textContent = 'globalThis.ranInline = true'
    document.head.append(script)
    // It runs at once where nothing refuses it.
    if ('ranInline' in globalThis) resolve(['none', true])
  })
}

/** Runs in the page: opens a project by a path that the page made up. */
function openByPath(file: string): Promise<unknown> | undefined {
  return (window as BridgedWindow).portolan?.invoke({ id: 'of-the-test', name: 'project.open', input: { path: file, create: false } })
}
