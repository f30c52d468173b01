import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { AppPage } from '../pages/app-page.ts'
import { expect, test } from '../pages/app-test.ts'
import { ImportPage } from '../pages/import-page.ts'
import { writeLargeWorkbook } from '../pages/large-workbook.ts'

// One worker, so that the workbook is made once.
test.describe.configure({ mode: 'default', timeout: 90_000 })

const SAMPLE = path.resolve(import.meta.dirname, '../../resources/sample/portolan-sample-estate.xlsx')

let folder = ''
let workbook = ''

test.beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'portolan-e2e-'))
  workbook = path.join(folder, 'large.xlsx')
  await writeLargeWorkbook(SAMPLE, workbook)
})

test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a large import tells how far it is and is cancelled at once; the project stays as it was', async ({ app }) => {
  const screen = new ImportPage(app)
  await screen.importSample()
  const before = await screen.count('VMs').textContent()

  await screen.choose(workbook)
  await expect(screen.progress).toContainText('Copy the files')
  await expect(screen.progress).toContainText(/large\.xlsx, sheet \w+/)
  await expect(screen.progress).toContainText(/[1-9][\d,]* rows read/)
  await screen.cancelButton.click()

  await expect(screen.outcome('Import cancelled. The project is as it was before.')).toBeVisible()
  await expect(screen.chooseButton).toBeVisible()
  await app.goTo('/import')
  await expect(screen.count('VMs')).toHaveText(before ?? '')
})

test('an import goes on while another screen is looked at', async ({ app }) => {
  const screen = new ImportPage(app)
  await screen.open()
  await screen.choose(workbook)
  await expect(screen.progress).toContainText(/rows read/)

  await app.page.getByRole('banner').getByRole('link', { name: 'Estate' }).click()
  await expect(app.heading).toHaveText('Projects')
  await expect(app.page.getByRole('contentinfo').getByRole('button', { name: /^Cancel/ })).toBeVisible()
  await app.navigate('Import')

  await expect(screen.progress).toContainText(/rows read/)
  await screen.cancelButton.click()
  await expect(screen.outcome('Import cancelled')).toBeVisible()
})

test('a tab closed in mid-import cancels it, and the next one says so', async ({ app, context, server }) => {
  const screen = new ImportPage(app)
  await screen.open()
  await screen.choose(workbook)
  await expect(screen.progress).toContainText(/[1-9][\d,]* rows read/)

  await app.page.close()
  const again = new AppPage(await context.newPage(), server)
  await again.start()
  const screenAgain = new ImportPage(again)
  await screenAgain.open()

  await expect(screenAgain.outcome('The import that ran when the page was closed was cancelled')).toBeVisible()
  await expect(screenAgain.page.getByRole('heading', { name: 'No import yet' })).toBeVisible()
  // Nothing of it is in the way of the next one.
  await screenAgain.sampleButton.click()
  await expect(screenAgain.outcome('Import finished')).toBeVisible()
})
