import { mkdirSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'

import { _electron, type ElectronApplication, test as base } from '@playwright/test'

import { findElectron } from '#build/desktop/find-electron.ts'
import { hasScreen } from '#build/desktop/obtain-electron.ts'

import { AppPage } from '../pages/app-page.ts'
import { desktopEnvironment } from './desktop-environment.ts'

const PROJECT_ROOT = path.resolve(import.meta.dirname, '../..')
const MAIN = path.join(PROJECT_ROOT, 'out', 'desktop', 'main.js')
const ORIGIN = 'app://portolan'

const executablePath = findElectron(PROJECT_ROOT)

/** Why the desktop app cannot be tested here; null where it can. */
export const CANNOT_RUN = executablePath === null ? 'skipped: no Electron binary' : hasScreen(process.platform, process.env) ? null : 'skipped: no screen for a window'

/** A test of the built desktop app in the real Electron, with a data folder of its own. */
export const test = base.extend<{ desktop: ElectronApplication; app: AppPage }>({
  // Playwright reads from this pattern which fixtures it needs: none.
  desktop: async ({}, use, { outputDir }) => {
    if (executablePath === null) throw new Error('Electron is missing: the test should have been skipped.')
    const dataFolder = path.join(outputDir, 'data')
    mkdirSync(dataFolder, { recursive: true })
    // Chromium refuses to run sandboxed as root, which containers do.
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const desktop = await _electron.launch({ executablePath, args: [MAIN, ...asRoot], env: desktopEnvironment(dataFolder) })
    await use(desktop)
    await desktop.close()
  },
  app: async ({ desktop }, use) => {
    const problems: string[] = []
    const page = await desktop.firstWindow()
    page.on('pageerror', (error) => problems.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text())
    })
    const app = new AppPage(page, { link: `${ORIGIN}/`, origin: ORIGIN, notes: () => '' })
    await app.start()
    await use(app)
    base.expect(problems, 'errors and broken policies in the page').toEqual([])
  },
})

export const expect = test.expect
