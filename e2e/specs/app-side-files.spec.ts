import { readFileSync } from 'node:fs'

import { expectAccessible } from '../axe/expect-accessible.ts'
import { expect, test } from '../pages/app-test.ts'
import { ImportPage } from '../pages/import-page.ts'
import { InventoryPage } from '../pages/inventory-page.ts'
import { writeSideFiles } from '../pages/side-files.ts'

test('a side file before any inventory says what is missing', async ({ app }) => {
  const screen = new ImportPage(app)
  await screen.open()

  await screen.choose([{ name: 'apps.csv', mimeType: 'text/csv', buffer: Buffer.from('VM,Owner\nweb,Ann\n') }])

  await expect(screen.outcome('Import failed')).toContainText('import its inventory first')
})

test.describe('with the sample estate', () => {
  test.use({ project: 'sample' })

  test('a dropped application list makes VMs known by their owner', async ({ app }, { outputDir }) => {
    const { applications } = writeSideFiles(outputDir)
    const screen = new ImportPage(app)
    await screen.open()
    const dataTransfer = await app.page.evaluateHandle((base64) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], 'applications.csv'))
      return transfer
    }, readFileSync(applications).toString('base64'))

    await screen.dropZone.dispatchEvent('drop', { dataTransfer })

    await expect(screen.section('Side files').getByRole('row', { name: /^Applications/ })).toContainText('applications.csv')
    await expect(screen.section('Issues')).toContainText('SIDE_VM_UNKNOWN')
    await expect(app.page.getByRole('region', { name: 'Imports' }).getByRole('row').nth(1)).toContainText('side files, which belong to the project')
    await expectAccessible(app.page)

    const list = new InventoryPage(app)
    await list.open('vms')
    await list.filter.fill('owner = "Finance Systems"')
    await list.filter.press('Enter')
    await expect.poll(() => list.matching()).toBeLessThan(100)
    expect(new Set(await list.cells('Owner'))).toEqual(new Set(['Finance Systems']))

    await list.filter.fill('')
    await list.filter.press('Enter')
    await list.chooseValue('Owner', 'Logistics')
    await expect.poll(async () => new Set(await list.cells('Owner'))).toEqual(new Set(['Logistics']))
    await list.rows.first().getByRole('link').first().click()
    const facts = app.page.getByRole('region', { name: 'Application list', exact: true })
    await expect(facts).toContainText('Logistics')
    await expect(facts).toContainText('logistics@corp.example')
    await expect(app.page.getByRole('region', { name: 'Attributes' })).toContainText('Cost centre')
    await expectAccessible(app.page)
  })

  test('several side files at once are one import; performance stands on the page of a VM, and the scope takes applications', async ({ app }, { outputDir }) => {
    const files = writeSideFiles(outputDir)
    const screen = new ImportPage(app)
    await screen.open()

    await screen.choose(Object.values(files))

    for (const kind of ['Applications', 'Performance', 'Permissions', 'Firewall rules', 'Firewall groups', 'Firewall services', 'IP networks']) {
      await expect(screen.section('Side files').getByRole('row', { name: new RegExp(`^${kind}`) })).toBeVisible()
    }
    const list = new InventoryPage(app)
    await list.open('vms')
    await expect(list.rows.first()).toBeVisible()
    await app.page.getByRole('region', { name: 'Scope' }).getByRole('combobox', { name: /^Groups/ }).click()
    await app.page.getByText(/^Application: Resource Planning \(\d+\)$/).click()
    await expect.poll(async () => new Set(await list.cells('Application'))).toEqual(new Set(['Resource Planning']))
    await app.page.keyboard.press('Escape')

    await list.rows.first().getByRole('link').first().click()
    const figures = app.page.getByRole('region', { name: 'Performance', exact: true })
    await expect(figures).toContainText(/CPU, 95th percentile\s*[\d.]+ %/)
    await expect(figures).toContainText(/MB\/s/)
  })
})
