import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { expect, test } from '../pages/app-test.ts'
import { HandOverPage } from '../pages/hand-over-page.ts'
import { ImportPage } from '../pages/import-page.ts'
import { InventoryPage } from '../pages/inventory-page.ts'
import { MapPage } from '../pages/map-page.ts'
import { TargetPage } from '../pages/target-page.ts'

const PROJECT_ROOT = path.resolve(import.meta.dirname, '../..')
const BUILT_CLI = path.join(PROJECT_ROOT, 'out', 'cli', 'portolan.js')
const SAMPLE = path.join(PROJECT_ROOT, 'resources', 'sample', 'portolan-sample-estate.xlsx')
const DATASTORE = 'lis-core-01-unity-01'
const MTV = '2.10'

test.use({ hasFolder: true })

test('from the sample to a bundle on disk, which the command line writes byte for byte from the same decisions', async ({ app }, { outputDir }) => {
  await new ImportPage(app).importSample()

  const list = new InventoryPage(app)
  await list.open('vms')
  await expect(list.rows.first()).toBeVisible()
  const all = await list.matching()
  await list.filter.fill('vcpus >= 8 and powerState = "on"')
  await list.filter.press('Enter')
  await expect.poll(() => list.matching()).toBeLessThan(all)

  const map = new MapPage(app)
  await map.open('storage')
  const form = await map.change(DATASTORE)
  await form.getByLabel('StorageClass').selectOption('ocs-storagecluster-ceph-rbd')
  await form.getByLabel('Access mode').selectOption('ReadWriteOnce')
  await form.getByLabel(/^Reason/).fill('single-node appliance')
  await form.getByRole('button', { name: 'Apply' }).click()
  await expect(map.row(DATASTORE)).toContainText('Decided')
  await map.undo.click()
  await expect(map.row(DATASTORE)).toContainText('Suggested')
  await map.redo.click()
  await expect(map.row(DATASTORE)).toContainText('Decided')

  const target = new TargetPage(app)
  await target.open()
  await target.mtv.selectOption(MTV)
  await target.save.click()
  await expect(target.save).toBeDisabled()

  const handOver = new HandOverPage(app)
  await handOver.open()
  await handOver.exportInto('bundle')
  await expect(handOver.outcome).toContainText('files were written')

  const byApp = path.join(outputDir, 'offered', 'bundle')
  const byCommand = path.join(outputDir, 'by-command')
  const decisions = path.join(outputDir, 'portolan.yaml')
  await app.page.getByRole('link', { name: 'History', exact: true }).first().click()
  const [saved] = await Promise.all([app.page.waitForEvent('download'), app.page.getByRole('button', { name: 'Save decisions file' }).click()])
  await saved.saveAs(decisions)
  // It holds what was decided: taken over once that is undone, it decides the same.
  await app.page.keyboard.press('ControlOrMeta+z')
  await app.page.getByLabel('Decisions file, such as').setInputFiles(decisions)
  await expect(app.page.getByRole('status').filter({ hasText: 'portolan.yaml was taken over' })).toContainText('1 decision is in force. The target is')

  const run = spawnSync(process.execPath, [BUILT_CLI, 'plan', SAMPLE, '--decisions', decisions, '--out', byCommand, '--quiet'], { encoding: 'utf8' })
  expect([run.status, run.stderr]).toEqual([0, ''])
  expect(filesBelow(byApp)).toEqual(filesBelow(byCommand))
  expect(readFileSync(path.join(byApp, 'README.md'), 'utf8')).toContain(`MTV ${MTV}`)
})

/** The texts of all files by their paths. */
function filesBelow(root: string): Record<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
  return Object.fromEntries(files.sort().map((file) => [path.relative(root, file).split(path.sep).join('/'), readFileSync(file, 'utf8')]))
}
