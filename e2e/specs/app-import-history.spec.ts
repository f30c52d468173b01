import { execFileSync } from 'node:child_process'
import path from 'node:path'

import { expectAccessible } from '../axe/expect-accessible.ts'
import { expect, test } from '../pages/app-test.ts'
import { callBackend } from '../pages/call-backend.ts'
import { ImportHistoryPage } from '../pages/import-history-page.ts'
import { ImportPage } from '../pages/import-page.ts'

const GENERATOR = path.resolve(import.meta.dirname, '../../build/sample/main.ts')

/** An export of one and the same vCenter. */
function writeExport(folder: string, name: string, vms: number, exportedAt: string): string {
  const file = path.join(folder, name)
  execFileSync(process.execPath, [GENERATOR, '--vms', String(vms), '--form', 'native', '--seed', '9', '--exported-at', exportedAt, '--out', file])
  return file
}

test('an estate imported again shows what changed, keeps the older report, and can be taken back', async ({ app }, { outputDir }) => {
  // Six pages, each read whole.
  test.slow()
  const { page } = app
  const screen = new ImportPage(app)
  const history = new ImportHistoryPage(app)
  await screen.open()
  await screen.choose([writeExport(outputDir, 'february.xlsx', 42, '2026-02-01T08:00:00Z')])
  await expect(screen.outcome('Import finished')).toBeVisible()
  const list = (await callBackend(app.server, 'inventory.list', { kind: 'vms', where: 'name ~ Quay-db' })) as { rows: { id: string; name: string }[] } // the contract's output
  await callBackend(app.server, 'decisions.apply', { changes: [{ kind: 'vm.inclusion', subject: list.rows[0]?.id, value: { isIncluded: false, reason: 'retired' } }] })

  await screen.choose([writeExport(outputDir, 'march.xlsx', 40, '2026-03-02T08:00:00Z')])
  await expect(history.rows).toHaveCount(3)
  await expect(history.row('march.xlsx')).toContainText('current')
  await expect(history.row('february.xlsx')).toContainText('older')
  await history.waiting.locator('summary').click()
  await expect(history.waiting).toContainText(list.rows[0]?.name ?? 'the name of a VM')
  await expect(history.waiting).toContainText('retired')
  await expectAccessible(page)

  // What changed, a tab at a time.
  await history.row('march.xlsx').getByRole('link', { name: /^Changes/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Changes in snapshot 2' })).toBeVisible()
  await expect(history.changes('Changed').getByRole('row').nth(1)).toContainText(/from .* to /)
  await expectAccessible(page)
  await history.changes('Changed').getByRole('textbox', { name: 'Search names' }).fill('no such vm')
  await expect(history.changes('Changed')).toContainText('No VM passes')
  await history.tab('Removed').click()
  await expect(history.changes('Removed')).toContainText(list.rows[0]?.name ?? 'the name of a VM')
  await expectAccessible(page)
  await history.tab('Added').click()
  await expect(history.changes('Added')).toContainText('No VM was added.')
  await history.tab('Hosts, datastores and the like').click()
  await expect(page.getByRole('region', { name: 'Hosts, datastores and the like' })).toBeVisible()
  await history.tab('Changed').click()
  await history.changes('Changed').getByRole('rowheader').first().getByRole('link').click()
  await expect(page).toHaveURL(/\/inventory\/vms\//)

  // The older report and its VMs, by the keyboard.
  await screen.open()
  await history.row('february.xlsx').getByRole('link', { name: /^Report/ }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Report of import 1' })).toBeVisible()
  await expect(page.getByRole('article')).toContainText('february.xlsx')
  await expectAccessible(page)
  await page.goBack()
  await history.row('february.xlsx').getByRole('link', { name: /^VMs/ }).click()
  await expect(page.getByRole('gridcell').first()).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('VMs of snapshot 1')
  await expectAccessible(page)

  // Back to February.
  await screen.open()
  await history.undoButton.click()
  await expect(history.undoDialog).toContainText('march.xlsx')
  await expect(history.undoDialog.getByRole('button', { name: 'Keep it' })).toBeFocused()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(history.rows).toHaveCount(3)
  await history.undoButton.click()
  await history.undoDialog.getByRole('button', { name: 'Undo the import' }).click()
  await expect(screen.outcome('The import was undone.')).toBeVisible()
  await expect(history.rows).toHaveCount(2)
  await expect(history.row('february.xlsx')).toContainText('current')
  await expect(screen.section('Files')).toContainText('february.xlsx')
  await expect(history.waiting).toHaveCount(0)
})

test('an older export imported later is kept, said so, and does not become the current one', async ({ app }, { outputDir }) => {
  const screen = new ImportPage(app)
  const history = new ImportHistoryPage(app)
  await screen.open()
  await screen.choose([writeExport(outputDir, 'march.xlsx', 40, '2026-03-02T08:00:00Z')])
  await expect(screen.outcome('Import finished')).toBeVisible()
  await screen.choose([writeExport(outputDir, 'january.xlsx', 42, '2026-01-05T08:00:00Z')])

  await expect(history.row('january.xlsx')).toContainText('older')
  await expect(history.row('march.xlsx')).toContainText('current')
  await expect(screen.section('Issues')).toContainText('EXPORT_OLDER_THAN_CURRENT')
})
