import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'

import type { DesktopBridge } from '#shared/contract/desktop-bridge.ts'

import { HandOverPage } from '../pages/hand-over-page.ts'
import { ImportPage } from '../pages/import-page.ts'
import { lookAround } from '../pages/look-around.ts'
import { StartPage } from '../pages/start-page.ts'
import { CANNOT_RUN, expect, test } from './desktop-test.ts'

const SAMPLE = path.resolve(import.meta.dirname, '../../resources/sample/portolan-sample-estate.xlsx')

/** What the preload script gives the page. */
type BridgedWindow = Window & { readonly portolan?: DesktopBridge }

// The title names the reason wherever tests are listed.
test.describe(CANNOT_RUN ?? 'in Electron', () => {
  test.skip(CANNOT_RUN !== null, CANNOT_RUN ?? '')

  test('a person looks around in the sample estate', async ({ app }) => {
    await lookAround(app)
  })

  test('a file that was chosen is imported from where it lies', async ({ app }) => {
    await new StartPage(app).create('Lisbon')
    const screen = new ImportPage(app)
    await screen.choose(SAMPLE)
    await expect(screen.outcome('Import finished')).toBeVisible()
  })

  test('a path that was not chosen is refused', async ({ app }) => {
    await new StartPage(app).create('Porto')
    const outcome = await app.page.evaluate(() => (window as BridgedWindow).portolan?.invoke({ id: 'of-the-test', name: 'inventory.import', input: { files: ['/etc/passwd'] } }))
    expect(outcome).toMatchObject({ ok: false, error: { code: 'invalid-input', details: { isNotChosen: true } } })
  })

  test('the page sees nothing of Node, and of the app the bridge alone', async ({ app }) => {
    const seen = await app.page.evaluate(() => ({
      node: ['require', 'process', 'module', 'global', 'Buffer', '__dirname'].filter((name) => name in globalThis),
      bridge: Object.keys((window as BridgedWindow).portolan ?? {}).sort(),
    }))
    expect(seen.node).toEqual([])
    expect(seen.bridge).toEqual(['cancel', 'chooseFolder', 'choosePath', 'info', 'invoke', 'lastJobs', 'onProgress', 'onWish', 'revealInFolder', 'upload'])
  })

  test('the page goes nowhere, opens nothing and gets no right', async ({ app, desktop }) => {
    expect(await app.page.evaluate(() => window.open('https://example.com/'))).toBeNull()
    await app.page.evaluate(() => location.assign('https://example.com/'))
    await expect(app.heading).toHaveText('Projects')
    expect(app.page.url()).toBe('app://portolan/')
    expect(desktop.windows()).toHaveLength(1)
    expect(await app.page.evaluate(async () => (await navigator.permissions.query({ name: 'geolocation' })).state)).toBe('denied')
  })

  test('nothing leaves the app, not even to this machine', async ({ app, desktop }) => {
    const { server, address, requests } = await listen()
    await expect(app.heading).toBeVisible()
    const answered = await desktop.evaluate(async ({ session }, url) => {
      try {
        await session.defaultSession.fetch(url)
        return true
      } catch {
        // what the test is about
        return false
      }
    }, address)
    expect(answered).toBe(false)
    expect(requests).toEqual([])
    server.close()
  })

  test('the report is printed into a folder that was chosen', async ({ app, desktop }, { outputDir }) => {
    await new StartPage(app).openSample()
    await desktop.evaluate(({ dialog }, folder) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] })
    }, outputDir)
    const screen = new HandOverPage(app)
    await screen.open()
    await screen.section('Workbook and report').getByRole('button', { name: 'Report (PDF)' }).click()
    const said = screen.section('Workbook and report').getByRole('alert')
    await expect(said).toContainText('.pdf.')
    const file = /Written to (.+\.pdf)\./.exec(await said.innerText())?.[1] ?? ''
    expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('the app outlives the end of its backend', async ({ app, desktop }) => {
    await new StartPage(app).openSample()
    await desktop.evaluate(({ app: electronApp }) => {
      const backend = electronApp.getAppMetrics().find((metric) => metric.name === 'Portolan backend')
      if (backend === undefined) throw new Error('There is no backend.')
      process.kill(backend.pid, 'SIGKILL')
    })
    await app.goTo('/import')
    await expect(new ImportPage(app).section('Files')).toContainText('portolan-sample-estate.xlsx')
  })
})

async function listen(): Promise<{ server: Server; address: string; requests: string[] }> {
  const requests: string[] = []
  const server = createServer((request, response) => {
    requests.push(request.url ?? '')
    response.end()
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo // a server that listens on a port has one
  return { server, address: `http://127.0.0.1:${port}/`, requests }
}
