import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { LAYOUTS } from '#backend/importers/ovirt/testing/sample-documents.ts'
import { sampleEngine } from '#backend/importers/ovirt/testing/sample-engine.ts'
import { STAND_IN_CERTIFICATE } from '#backend/importers/ovirt/testing/stand-in-certificate.ts'
import { PASSWORD, startStandInEngine, type StandInOptions, USER } from '#backend/importers/ovirt/testing/stand-in-engine.ts'
import { writeZip } from '#build/sample/forms/zip-archive.ts'
import { expectAccessible } from '../axe/expect-accessible.ts'
import { expect, test as base } from '../pages/app-test.ts'
import { HandOverPage } from '../pages/hand-over-page.ts'
import { ImportPage } from '../pages/import-page.ts'

type Engine = Awaited<ReturnType<typeof startStandInEngine>>

const test = base.extend<{ start: (options?: StandInOptions) => Promise<Engine>; ca: string }>({
  start: async ({}, use) => {
    const engines: Engine[] = []
    await use(async (options) => {
      const engine = await startStandInEngine(sampleEngine(), options)
      engines.push(engine)
      return engine
    })
    for (const engine of engines) await engine.close()
  },
  ca: async ({}, use, { outputDir }) => {
    const file = path.join(outputDir, 'ca.pem')
    writeFileSync(file, STAND_IN_CERTIFICATE)
    await use(file)
  },
})

/** Everything that lies beside the project, byte by byte. */
function bytesIn(folder: string): string {
  return readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => readFileSync(path.join(folder, entry.name)).toString('utf8')).join('\n')
}

test('an engine is read live, and the password is nowhere afterwards', async ({ app, start, ca, server }) => {
  const engine = await start()
  const screen = new ImportPage(app)
  await screen.open()

  await screen.readEngine({ url: engine.url, user: USER, password: PASSWORD, ca })

  await expect(screen.outcome('Import finished')).toBeVisible()
  await expect(screen.count('VMs')).toHaveText('8')
  await expect(screen.section('Sources')).toContainText('oVirt')
  expect(engine.requests.filter((request) => !request.startsWith('GET '))).toEqual(['POST /ovirt-engine/sso/oauth/token'])
  const form = await screen.unfoldEngine()
  await expect(form.getByLabel('Password', { exact: true })).toHaveValue('')
  const stored = await app.page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.documentElement.outerHTML]))
  const project = bytesIn(path.dirname(server.project))
  expect(project).toContain('vm-001')
  for (const text of [stored, project, server.notes(), JSON.stringify(engine.requests)]) expect(text).not.toContain(PASSWORD)
  // What was read is the project's: the list of VMs has it without a reload.
  await app.navigate('Inventory')
  await expect(app.page.getByRole('gridcell', { name: 'vm-001', exact: true })).toBeVisible()
})

test('what is missing is said before anything is sent; a refused password, an unknown certificate and a cut connection are told, each in a sentence; a read that hangs is cancelled', async ({ app, start, ca }) => {
  // As many reads as four tests have.
  test.slow()
  const engine = await start()
  const screen = new ImportPage(app)
  await screen.open()
  await screen.readEngine({ url: 'http://engine.example.com', user: 'admin', password: '' })
  const unsent = await screen.unfoldEngine()
  await expect(unsent.getByRole('alert')).toHaveText([/begins with https/, /with its profile/, 'Give the password.'])
  await expect(unsent.getByLabel('Address of the engine')).toBeFocused()
  await expectAccessible(app.page)
  expect(engine.requests).toEqual([])

  await screen.open()
  await screen.readEngine({ url: engine.url, user: USER, password: 'wrong', ca })
  await expect(screen.outcome(/refuses the user reader@internal/)).toBeVisible()

  const before = engine.requests.length
  const form = await screen.unfoldEngine()
  await expect(form.getByLabel('Password', { exact: true })).toHaveValue('')
  await screen.open()
  await screen.readEngine({ url: engine.url, user: USER, password: PASSWORD })
  await expect(screen.outcome(/certificate is not vouched for/)).toBeVisible()
  expect(engine.requests).toHaveLength(before)

  const cut = await start({ fault: (at) => (at.endsWith('/vms') ? 'cut' : null) })
  await screen.open()
  await screen.readEngine({ url: cut.url, user: USER, password: PASSWORD, ca })
  await expect(screen.outcome(/cannot be read/)).toBeVisible({ timeout: 30_000 })
  await expect(screen.page.getByRole('heading', { name: 'No import yet' })).toBeVisible()

  const silent = await start({ fault: (at) => (at.endsWith('/hosts') ? 'silence' : null) })
  await screen.open()
  await screen.readEngine({ url: silent.url, user: USER, password: PASSWORD, ca })
  await expect(screen.progress).toBeVisible()
  await screen.cancelButton.click()
  await expect(screen.outcome('Import cancelled')).toBeVisible()
})

test('documents of an engine are imported from a zip, and become a bundle with its Provider', async ({ app }, { outputDir }) => {
  const zip = path.join(outputDir, 'engine.zip')
  const documents = [...(LAYOUTS['XML, in folders']?.(sampleEngine()) ?? [])]
  await writeZip(zip, documents.map(([name, text]) => ({ path: name, content: () => [Buffer.from(text)] })), Date.UTC(2026, 2, 2))
  const screen = new ImportPage(app)
  await screen.open()
  await screen.choose([zip])
  await expect(screen.outcome('Import finished')).toBeVisible()
  await expect(screen.count('VMs')).toHaveText('8')
  await expect(screen.section('Files')).toContainText('engine.zip')

  const handOver = new HandOverPage(app)
  await handOver.open()
  await expect(handOver.fact('VMs in plans')).toHaveText(/^[1-9]/)
  await handOver.open('?file=30-mtv/engine-engine-of-engine-zip/provider.yaml')
  await expect(handOver.text).toContainText('type: ovirt')
  // A disk that two VMs share is not known to MTV at an engine: both are named, and what to do.
  await handOver.section('Summary').getByText('VMs in no plan yet, by reason (2)').click()
  await handOver.section('Summary').getByText('shared-disk-ovirt').click()
  await expect(handOver.section('Summary')).toContainText('Detach it')
})
