import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'

import { expect, test } from '../pages/app-test.ts'
import { HandOverPage } from '../pages/hand-over-page.ts'
import { ImportPage } from '../pages/import-page.ts'
import { InventoryPage } from '../pages/inventory-page.ts'

const GENERATOR = path.resolve(import.meta.dirname, '../../build/sample/main.ts')
const FIRST = 'first vCenter.xlsx'
const SECOND = 'second vCenter.xlsx'
const THIRD = 'third vCenter.xlsx'

/** Each seed is a vCenter of its own, but all count their MAC addresses from the same one. */
function writeExport(folder: string, name: string, seed: number): string {
  const file = path.join(folder, name)
  execFileSync(process.execPath, [GENERATOR, '--vms', '20', '--form', 'native', '--seed', String(seed), '--out', file])
  return file
}

test('vCenters whose VMs clash are told apart, and what could not be handed over is mended', async ({ app }, { outputDir }) => {
  const { page } = app
  const screen = new ImportPage(app)
  await screen.open()
  await screen.choose([writeExport(outputDir, FIRST, 10), writeExport(outputDir, SECOND, 9)])
  await expect(screen.outcome('Import finished')).toBeVisible()
  await expect(screen.section('Files').getByRole('row')).toHaveCount(3)
  await expect(screen.section('Sources').getByRole('row')).toHaveCount(3)
  await expect(screen.section('Issues')).toContainText('bear one name')

  // A third one is dropped on the page, and taken back, since nobody asked for it.
  const dropped = readFileSync(writeExport(outputDir, THIRD, 11)).toString('base64')
  const dataTransfer = await page.evaluateHandle(({ base64, name }) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], name))
    return transfer
  }, { base64: dropped, name: THIRD })
  await screen.dropZone.dispatchEvent('dragenter', { dataTransfer })
  await expect(screen.dropZone).toContainText('Release to import')
  await screen.dropZone.dispatchEvent('drop', { dataTransfer })
  await expect(screen.section('Files')).toContainText(THIRD)
  await page.getByRole('button', { name: 'Undo the last import' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Undo the import' }).click()
  await expect(screen.section('Files')).toContainText(SECOND, { timeout: 30_000 })

  // VMs of one name are two, and those that would answer to the same MAC address are held back by name.
  const handOver = new HandOverPage(app)
  await handOver.open()
  await expect(handOver.fact('VMs in plans')).toHaveText('14')
  await expect(handOver.fact('VMs in no plan yet')).toHaveText('14')
  await handOver.section('Summary').getByText('VMs in no plan yet, by reason (14)').click()
  await handOver.section('Summary').getByText('duplicate-mac').click()
  const clashes = handOver.section('Summary').getByRole('listitem').filter({ hasText: 'has the MAC address' })
  await expect(clashes).toHaveCount(14)
  await expect(clashes.first()).toContainText('change one of them at the source')

  // The consultant leaves the copies out, all at once; the originals go on.
  const list = new InventoryPage(app)
  await handOver.section('Summary').getByRole('link', { name: /^Show them in Inventory/ }).click()
  await expect.poll(() => list.matching()).toBe(14)
  await page.getByRole('button', { name: 'Select all', exact: true }).click()
  await list.decide('Leave out')
  await page.keyboard.type('copies of the first vCenter')
  await list.dialog.getByRole('button', { name: 'Decide for 14 VMs' }).click()
  await expect(list.dialog).toHaveCount(0)

  await handOver.open()
  await expect(handOver.fact('VMs in plans')).toHaveText('14')
  await expect(handOver.fact('VMs in no plan yet')).toHaveText('0')
  await handOver.download()
  await expect(handOver.outcome).toContainText('files were written')
})
