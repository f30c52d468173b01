import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { test as base } from '@playwright/test'

import { AppPage } from './app-page.ts'
import { type AppServer, BUILT_CLI, startServer } from './portolan-server.ts'
import { type SharedServer, startSharedServer, type TestServer } from './shared-server.ts'
import { connectionsBeyond } from './watched-program.ts'

const SAMPLE = path.resolve(import.meta.dirname, '../../resources/sample/portolan-sample-estate.xlsx')

/**
 * A test of the app in a browser: a server that has forgotten the tests before and a project of its own, the app opened, and, at the end, the proof that the
 * page asked nobody but its own server for anything, broke no content policy and threw no error, and that the server asked nobody.
 */
export const test = base.extend<{ project: 'none' | 'empty' | 'sample'; hasFolder: boolean; server: TestServer; app: AppPage }, { sampleProject: string; sharedServer: SharedServer }>({
  /** What the server comes up with: no project open, a new one, or one with the sample estate. */
  project: ['empty', { option: true }],
  /** Whether pages may import from and export into the folder `offered` of the test's own output: the server is then started for it, with a new project. */
  hasFolder: [false, { option: true }],
  /** A project file with the sample estate, imported once a worker; tests get copies. */
  sampleProject: [
    async ({}, use) => {
      const folder = mkdtempSync(path.join(tmpdir(), 'portolan-sample-'))
      const file = path.join(folder, 'Estate.portolan')
      execFileSync(process.execPath, [BUILT_CLI, 'import', SAMPLE, '--project', file], { stdio: 'pipe' })
      await use(file)
      rmSync(folder, { recursive: true })
    },
    { scope: 'worker' },
  ],
  /** Whatever it was asked, a server asked nobody beyond this machine: of each test, and of what came after the last one. */
  sharedServer: [
    async ({}, use) => {
      const server = await startSharedServer()
      await use(server)
      await server.stop()
      expectNoConnections(server)
    },
    { scope: 'worker' },
  ],
  server: async ({ project, sampleProject, sharedServer, hasFolder }, use, { outputDir }) => {
    mkdirSync(outputDir, { recursive: true })
    if (!hasFolder) {
      const server = await sharedServer.begin(project === 'sample' ? { copyOf: sampleProject } : project)
      await use(server)
      expectNoConnections(server)
      return
    }
    const offered = path.join(outputDir, 'offered')
    mkdirSync(offered)
    const file = path.join(outputDir, 'Estate.portolan')
    const server = await startServer('--project', file, '--folder', offered)
    await use({ ...server, project: file })
    await server.stop()
    expectNoConnections(server)
  },
  app: async ({ context, page, server }, use) => {
    const strays: string[] = []
    const problems: string[] = []
    context.on('request', (request) => {
      const url = new URL(request.url())
      if (/^(https?|wss?):$/.test(url.protocol) && url.origin !== server.origin) strays.push(request.url())
    })
    context.on('weberror', (event) => problems.push(event.error().message))
    context.on('console', (message) => {
      if (message.type() === 'error' && !EXPECTED_CONSOLE.test(message.text())) problems.push(message.text())
    })
    const app = new AppPage(page, server)
    await app.start()
    await use(app)
    base.expect(strays, 'requests that left the machine').toEqual([])
    base.expect(problems, 'errors and broken policies in the page').toEqual([])
  },
})

export const expect = test.expect

function expectNoConnections(server: Pick<AppServer, 'notes'>): void {
  base.expect(connectionsBeyond(server.notes()), 'connections of the server beyond this machine').toEqual([])
}

/** The browser reports a refused request by itself; the tests of bad input ask for some. */
const EXPECTED_CONSOLE = /^Failed to load resource: the server responded with a status of 4\d\d/
