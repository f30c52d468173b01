import { mkdirSync } from 'node:fs'
import path from 'node:path'

import { test as base } from '@playwright/test'

import { AppPage } from './app-page.ts'
import { type PortolanServer, startServer } from './portolan-server.ts'

/**
 * A test of the app in a browser: a server and a project of its own, the app opened, and, at the end, the proof that the
 * page asked nobody but its own server for anything, broke no content policy and threw no error.
 */
export const test = base.extend<{ hasProject: boolean; hasFolder: boolean; server: PortolanServer; app: AppPage }>({
  /** Whether the server comes up with a new, empty project open. */
  hasProject: [true, { option: true }],
  /** Whether pages may import from and export into the folder `offered` of the test's own output. */
  hasFolder: [false, { option: true }],
  server: async ({ hasProject, hasFolder }, use, { outputDir }) => {
    const offered = path.join(outputDir, 'offered')
    mkdirSync(offered, { recursive: true })
    const server = await startServer(...(hasProject ? ['--project', path.join(outputDir, 'Estate.portolan')] : []), ...(hasFolder ? ['--folder', offered] : []))
    await use(server)
    await server.stop()
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
    await app.open()
    await use(app)
    base.expect(strays, 'requests that left the machine').toEqual([])
    base.expect(problems, 'errors and broken policies in the page').toEqual([])
  },
})

export const expect = test.expect

/** The browser reports a refused request by itself; the tests of bad input ask for some. */
const EXPECTED_CONSOLE = /^Failed to load resource: the server responded with a status of 4\d\d/
