import { readFileSync } from 'node:fs'

import { expectAccessible } from '../axe/expect-accessible.ts'
import { expect, test } from '../pages/app-test.ts'
import { InventoryPage } from '../pages/inventory-page.ts'

test.use({ project: 'sample', permissions: ['clipboard-read', 'clipboard-write'] })

test.beforeEach(async ({ app }) => {
  await new InventoryPage(app).open('vms')
})

test('rows are copied and saved with the columns that are shown, and these are remembered', async ({ app }) => {
  const list = new InventoryPage(app)
  await list.toggleColumn('Power')
  await list.toggleColumn('Folder')
  await expect(list.title('Power')).toHaveCount(0)
  await expect(list.title('Folder')).toBeVisible()
  await app.page.reload()
  await expect(list.title('Folder')).toBeVisible()
  await expect(list.title('Power')).toHaveCount(0)

  await list.search.fill('erp')
  await expect.poll(() => list.matching()).toBeLessThan(100)
  const matching = await list.matching()
  const { name, path } = await list.saveCsv()
  expect(name).toBe('vms.csv')
  const lines = readFileSync(path, 'utf8').replace('\uFEFF', '').trimEnd().split('\r\n')
  expect(lines[0]).toMatch(/^name,vcpus,memoryMib,.*folder$/)
  expect(lines).toHaveLength(matching + 1)

  await list.rows.first().getByRole('gridcell').nth(2).click()
  await list.rows.nth(2).getByRole('gridcell').nth(2).click({ modifiers: ['Shift'] })
  await list.copyButton.click()
  await expect(list.notice).toHaveText('3 rows copied.')
  const copied = (await app.page.evaluate(() => navigator.clipboard.readText())).trimEnd().split(/\r?\n/)
  expect(copied).toHaveLength(4)
  expect(copied[0]?.split('\t').slice(0, 2)).toEqual(['name', 'vcpus'])
})

test('values of a column are chosen by their counts from a menu inside the window, and a run of rows without marking text', async ({ app }) => {
  const list = new InventoryPage(app)
  await list.chooseValue('Power', 'Powered off')
  await expect.poll(async () => new Set(await list.cells('Power'))).toEqual(new Set(['Powered off']))
  await app.page.getByRole('button', { name: 'Clear all filters' }).click()
  await expect.poll(async () => new Set(await list.cells('Power')).size).toBeGreaterThan(1)

  await app.page.setViewportSize({ width: 1280, height: 800 })
  await list.rows.nth(1).getByRole('gridcell').nth(2).click()
  await list.rows.nth(4).getByRole('gridcell').nth(2).click({ modifiers: ['Shift'] })
  await expect(list.selectedRows).toHaveCount(4)
  expect(await app.page.evaluate(() => String(getSelection()))).toBe('')
  await list.grid.getByRole('button', { name: 'Choose values of Cluster' }).click()
  const menu = app.page.getByRole('dialog', { name: 'Choose values of Cluster' })
  await expect(menu.getByRole('checkbox').first()).toBeFocused()
  const box = await menu.boundingBox()
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(1280)
})

test('many VMs are left out at once, seen before, and undone in one step; rows are ticked, and the focus is led on', async ({ app }) => {
  const list = new InventoryPage(app)
  await list.filter.fill('included and vcpus >= 8')
  await list.filter.press('Enter')
  await expect.poll(() => list.matching()).toBeLessThan(100)
  const chosen = await list.matching()
  await app.page.getByRole('button', { name: 'Select all', exact: true }).click()
  await list.decide('Leave out')

  await expect(list.dialog.getByRole('textbox', { name: 'Reason' })).toBeFocused()
  await expect(list.dialog.getByRole('button', { name: /^Decide/ })).toBeDisabled()
  await app.page.keyboard.type('too large for now')
  await expect(list.dialog).toContainText(`${chosen} VMs change.`)
  await expect(list.dialog.getByRole('row').nth(1)).toContainText('Left out by decision: too large for now')
  await expectAccessible(app.page)
  await list.dialog.getByRole('button', { name: `Decide for ${chosen} VMs` }).click()

  await expect(list.dialog).toHaveCount(0)
  await expect.poll(() => list.matching()).toBe(0)
  await expect(list.selectedRows).toHaveCount(0)
  await app.page.keyboard.press('Control+z')
  await expect.poll(() => list.matching()).toBe(chosen)

  await app.page.getByRole('button', { name: 'Clear all filters' }).click()
  await list.search.fill('ERP-WEB')
  await expect.poll(() => list.matching()).toBeLessThan(100)
  await list.tick('ERP-WEB-01').click()
  await list.tick('ERP-WEB-02').click()
  await expect(list.selectedRows).toHaveCount(2)
  await list.decide('Leave out')
  await app.page.keyboard.type('retired')
  await list.dialog.getByRole('button', { name: 'Decide for 2 VMs' }).click()
  await expect(list.dialog).toHaveCount(0)
  // The selection is gone with the button: the list itself has the focus.
  await expect(list.grid.locator(':focus')).toHaveCount(1)

  await list.tickAll.check()
  await expect.poll(async () => (await list.selectedRows.count()) >= 2).toBe(true)
  await expect(list.tickAll).toBeChecked()
  await list.tick('ERP-WEB-01').focus()
  await app.page.keyboard.press('Space')
  await expect(list.tick('ERP-WEB-01')).not.toBeChecked()
  await expect(list.tickAll).toHaveJSProperty('indeterminate', true)
  await expectAccessible(app.page)
})

test('a namespace is refused while it is typed, set for a run of rows, and taken back', async ({ app }) => {
  const list = new InventoryPage(app)
  await list.filter.fill('included')
  await list.filter.press('Enter')
  await expect(list.rows.first()).toBeVisible()
  await list.rows.first().getByRole('gridcell').nth(2).click()
  await app.page.keyboard.press('Shift+ArrowDown')
  await expect(list.selectedRows).toHaveCount(2)
  await list.decide('Set namespace')
  const field = list.dialog.getByRole('textbox', { name: 'Namespace on the target' })
  await field.fill('openshift-erp')
  await expect(list.dialog).toContainText('keeps to itself')
  await field.fill('erp')
  await expect(list.dialog.getByRole('row').nth(1)).toContainText("By the target's policy")
  await field.press('Enter')
  await expect(list.dialog).toHaveCount(0)

  await app.page.getByRole('button', { name: 'Select all', exact: true }).click()
  await list.decide('Take back')
  await list.dialog.getByText('Namespaces', { exact: true }).click()
  await expect(list.dialog).toContainText('2 VMs change.')
  await app.page.keyboard.press('Escape')
  await expect(list.dialog).toHaveCount(0)
  // The focus is back where the dialog was opened.
  await expect(app.page.getByRole('button', { name: 'Take back', exact: true })).toBeFocused()
})
