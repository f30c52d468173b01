import { readFileSync } from 'node:fs'

import { expectAccessible } from '../axe/expect-accessible.ts'
import { expect, test } from '../pages/app-test.ts'
import { ImportPage } from '../pages/import-page.ts'
import { NicPage } from '../pages/nic-page.ts'

test.beforeEach(async ({ app }) => {
  await new ImportPage(app).importSample()
})

test('a layout is chosen, followed, changed by mouse and keyboard, undone and saved as pictures', async ({ app }) => {
  const nics = new NicPage(app)
  const { keyboard } = app.page
  await nics.open()
  await expect(app.page.getByText('The target states no layout')).toBeVisible()
  await nics.choose(8)
  await expect(nics.box('bond:bond3')).toBeVisible()
  await expect(nics.rules).toContainText('Open')

  await nics.box('bond:bond3').hover()
  await expect(nics.path).toContainText('bond3')
  const list = nics.drawing.getByRole('button', { expanded: false }).first()
  await list.focus()
  await keyboard.press('Enter')
  await keyboard.press('ArrowDown')
  await expect(nics.path).toContainText(/Source: .+ → .+ → switch port .+ Target: .+ → bond3 → .+ → switch port/)
  await app.page.getByLabel('NIC of a VM').selectOption({ index: 1 })
  await app.page.mouse.move(5, 5)
  await app.page.getByRole('heading', { level: 1 }).click()
  await expect(nics.path).toContainText('Network adapter')

  await nics.chip('Live migration', 'bond2').dragTo(nics.place('bond0'))
  await expect(nics.chip('Live migration', 'bond0')).toBeVisible()
  await expect(nics.rules).toContainText('Broken')
  await expect(app.page.getByText('Bonds are as you stated them.')).toBeVisible()
  await nics.chip('Live migration', 'bond0').focus()
  for (const key of ['Enter', 'ArrowDown', 'ArrowDown', 'Enter']) await keyboard.press(key)
  await expect(nics.chip('Live migration', 'bond2')).toBeFocused()
  await nics.undo.click()
  await expect(nics.chip('Live migration', 'bond0')).toBeVisible()
  await nics.undo.click()
  await expect(app.page.getByText('Bonds follow from the number of NICs.')).toBeVisible()
  await expect(nics.bandwidth.getByRole('row', { name: /^Live migration/ })).toContainText(/Enough|Short|Unknown/)

  const svg = readFileSync(await (await nics.save('SVG')).path(), 'utf8')
  expect(svg).toMatch(/^<svg .*bond3/)
  expect(readFileSync(await (await nics.save('PNG')).path()).subarray(1, 4).toString('latin1')).toBe('PNG')

  await app.page.getByRole('button', { name: 'Names, speeds and cabling' }).click()
  await app.page.getByLabel('Name of NIC 1', { exact: true }).fill('a name that is too long')
  await app.page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(app.page.getByRole('alert')).toContainText('1 to 15 characters')
  await expectAccessible(app.page)
  await app.page.getByLabel('Name of NIC 1', { exact: true }).fill('lan0')
  await app.page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(nics.box('targetNic:lan0')).toBeVisible()
  await expectAccessible(app.page)
  await app.page.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(app.page)
})

test('networks are merged with conflicts first, changed in bulk, and shown by cluster', async ({ app }) => {
  const nics = new NicPage(app)
  await nics.openNetworks('merged')
  const rows = nics.merged.locator('tbody tr[data-row]')
  await expect(nics.merged.locator('.conflicts .warning').first()).toBeVisible()
  const names = await Promise.all([0, 1].map(async (index) => (await rows.nth(index).getByRole('checkbox').getAttribute('aria-label')) ?? ''))
  for (const name of names) await nics.merged.getByRole('checkbox', { name, exact: true }).check()
  await app.page.getByRole('button', { name: 'Change destination', exact: true }).click()
  const dialog = app.page.getByRole('dialog')
  await dialog.getByLabel('Destination').selectOption('ignored')
  await dialog.getByLabel('Reason').fill('retired')
  await expect(dialog).toContainText(/destinations? change/)
  await dialog.getByRole('button', { name: /^Apply to/ }).click()
  await expect(dialog).toBeHidden()
  await expect(rows.filter({ hasText: 'Left out' })).toHaveCount(2)
  await nics.undo.click()
  await expect(rows.filter({ hasText: 'Left out' })).toHaveCount(0)
  await expectAccessible(app.page)

  await nics.openNetworks('clusters')
  await nics.heatMap.getByRole('gridcell').first().click()
  await app.page.keyboard.press('ArrowDown')
  await app.page.keyboard.press('End')
  await expect(nics.heatMap.locator('[data-current]')).toBeFocused()
  await app.page.keyboard.press('Control+End')
  await expect(nics.heatMap.getByRole('row').last()).toBeVisible()
  await expectAccessible(app.page)
  await app.page.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(app.page)
  expect(readFileSync(await (await nics.save('SVG')).path(), 'utf8')).toMatch(/^<svg /)
})
