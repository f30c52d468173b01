import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { expect, test } from '../pages/app-test.ts'
import { ImportPage } from '../pages/import-page.ts'

const SAMPLE = path.resolve(import.meta.dirname, '../../resources/sample/portolan-sample-estate.xlsx')
const GENERATOR = path.resolve(import.meta.dirname, '../../build/sample/main.ts')

test('the sample estate is imported and its report tells all of it', async ({ app }) => {
  const screen = new ImportPage(app)
  await screen.open()
  await expect(screen.page.getByRole('heading', { name: 'No import yet' })).toBeVisible()

  await screen.sampleButton.click()

  await expect(screen.outcome('Import finished')).toBeVisible()
  await expect(screen.count('VMs')).toHaveText(/^[1-9]\d*$/)
  for (const section of ['What was read', 'Issues', 'Rejected rows', 'Files', 'Sources', 'Sheets', 'Rows that found their object']) {
    await expect(screen.section(section)).toBeVisible()
  }
  await expect(screen.section('Files')).toContainText('portolan-sample-estate.xlsx')
  await expect(screen.section('Sheets')).toContainText('vInfo')
  // The report is the project's, not the window's.
  await app.goTo('/import')
  await expect(screen.section('Files')).toContainText('portolan-sample-estate.xlsx')

  // An issue opens to its examples by the keyboard.
  const first = screen.section('Issues').getByRole('listitem').first()
  await first.locator('summary').focus()
  await app.page.keyboard.press('Enter')
  await expect(first.getByRole('table')).toBeVisible()
  await expect(first.getByRole('columnheader', { name: 'Went on with' })).toBeVisible()
})

test('a folder of tabs is chosen by the button, and another one dropped', async ({ app }, { outputDir }) => {
  const [chosen, dropped] = ['tabs of Rome', 'tabs of Turin'].map((name) => path.join(outputDir, name)) as [string, string] // as many as names
  for (const [index, folder] of [chosen, dropped].entries()) {
    mkdirSync(folder, { recursive: true })
    execFileSync(process.execPath, [GENERATOR, '--vms', '10', '--form', 'csv', '--seed', String(20 + index), '--out', folder])
  }
  const screen = new ImportPage(app)
  await screen.open()

  const [chooser] = await Promise.all([app.page.waitForEvent('filechooser'), app.page.getByRole('button', { name: 'Choose a folder' }).click()])
  await chooser.setFiles(chosen)
  await expect(screen.outcome('Import finished')).toBeVisible()
  await expect(screen.section('Files')).toContainText('tabs of Rome.zip')

  // The browser's own drag, since a page cannot make one that bears a folder.
  const box = await screen.dropZone.boundingBox()
  const session = await app.page.context().newCDPSession(app.page)
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + 20, data: { items: [], files: [dropped], dragOperationsMask: 1 } })
  }
  await expect(screen.section('Files')).toContainText('tabs of Turin.zip')
  await expect(screen.outcome('Import finished')).toBeVisible()
})

const BAD_FILES = [
  { what: 'an empty workbook', name: 'empty.xlsx', content: Buffer.alloc(0) },
  { what: 'a text that claims to be a workbook', name: 'notes.xlsx', content: Buffer.from('Dear colleague,\n') },
  { what: 'a workbook that was cut off', name: 'half.xlsx', content: readFileSync(SAMPLE).subarray(0, 100_000) },
  { what: 'a CSV of something else', name: 'songs.csv', content: Buffer.from('Title,Artist\nA,B\n') },
  { what: 'a file of another kind', name: 'manual.pdf', content: Buffer.from('%PDF-1.7\n') },
]

test.describe('with the sample estate', () => {
  test.use({ project: 'sample' })

  test('bad files fail with one clear sentence, and what was imported before stays', async ({ app }) => {
    const screen = new ImportPage(app)
    await screen.open()
    await expect(screen.section('Files')).toContainText('portolan-sample-estate.xlsx')

    for (const { what, name, content } of BAD_FILES) {
      await screen.choose([{ name, mimeType: 'application/octet-stream', buffer: content }])

      const said = screen.outcome('Import failed. The project is as it was before.').filter({ hasText: name })
      await expect(said, what).toBeVisible()
      await expect(said, what).not.toContainText(/[/\\](tmp|var|Users|uploads?)[/\\]|undefined|Error:|\bat .*:\d+/)
      await expect(screen.section('Files')).toContainText('portolan-sample-estate.xlsx')
    }
  })
})
