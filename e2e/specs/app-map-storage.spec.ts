import { expectAccessible } from '../axe/expect-accessible.ts'
import { expect, test } from '../pages/app-test.ts'
import { MapPage } from '../pages/map-page.ts'

const DEFAULT_CLASS = 'ocs-storagecluster-ceph-rbd-virtualization'
const FILES = 'ocs-storagecluster-cephfs'
const RBD = 'ocs-storagecluster-ceph-rbd'

test.use({ project: 'sample' })
// Journeys of many steps: each takes what several tests took.
test.slow()

test('rules send datastores to a class, a VM goes elsewhere, and each says what follows', async ({ app }) => {
  const map = new MapPage(app)
  await map.open('storage')
  await test.step('what the inventory tells and what follows stand below the form of a datastore', async () => {
    await map.change('lis-core-01-pure-02')
    await expect(map.table).toContainText('It lies on Pure Storage FlashArray')
    await expect(map.table).toContainText('Fibre Channel, by the names of its paths')
    await expect(map.table).toContainText('No copy offload')
    await expect(map.summary(DEFAULT_CLASS)).toContainText('Not evaluated')
    await app.page.keyboard.press('Escape')
  })
  await test.step('rules, in an order that can be changed', async () => {
    const rules = map.part('Rules for datastores')
    await rules.getByRole('button', { name: 'Add a rule' }).click()
    await map.dialog.getByLabel('Datastores that pass').fill('protocol = tape and')
    await expect(map.dialog.getByRole('alert')).toContainText('Storage rule 1 is not understood')
    await map.dialog.getByLabel('Datastores that pass').fill('protocol = nfs')
    await map.dialog.getByLabel('StorageClass').selectOption(FILES)
    await expect(map.dialog).toContainText('2 of 2 destinations change.')
    await expectAccessible(app.page)
    await map.dialog.getByRole('button', { name: 'Apply' }).click()
    await expect(map.dialog).toBeHidden()
    await expect(map.row('lis-nfs-01')).toContainText('by rule 1')
    await expect(map.summary(FILES).getByRole('cell').nth(1)).toHaveText('2')

    await rules.getByRole('button', { name: 'Add a rule' }).click()
    await map.dialog.getByLabel('Datastores that pass').fill('name = "lis-nfs-01"')
    await map.dialog.getByLabel('StorageClass').selectOption(RBD)
    await expect(map.dialog).toContainText('0 of 0')
    await map.dialog.getByRole('button', { name: 'Apply' }).click()
    await rules.getByRole('button', { name: 'Move rule 2 up' }).click()
    await expect(map.dialog).toContainText('1 of 1 destination changes.')
    await map.dialog.getByRole('button', { name: 'Apply' }).click()
    await expect(map.row('lis-nfs-01')).toContainText(RBD)
    await map.undo.click()
    await expect(map.row('lis-nfs-01')).toContainText(FILES)
    for (const left of [RBD, 'Suggested']) {
      await rules.getByRole('button', { name: 'Remove rule 1' }).click()
      await map.dialog.getByRole('button', { name: 'Apply' }).click()
      await expect(map.row('lis-nfs-01')).toContainText(left)
    }
  })
  await test.step('one VM; a disk of it that cannot says why', async () => {
    const own = map.part('VMs with storage of their own')
    await own.getByRole('button', { name: 'Decide for a VM' }).click()
    await map.dialog.getByLabel('Part of the VM name').fill('ERP-WEB-02')
    await expect(map.dialog.getByLabel('VM', { exact: true })).toHaveValue(/vm-43$/)
    await map.dialog.getByLabel('StorageClass').selectOption(RBD)
    await expect(map.dialog).toContainText('1 of 1 destination changes.')
    await expectAccessible(app.page)
    await map.dialog.getByRole('button', { name: 'Apply' }).click()
    await expect(own.getByRole('row', { name: /ERP-WEB-02/ })).toContainText('of its own')
    await expect(map.summary(RBD).getByRole('cell').nth(1)).toHaveText('1')

    await own.getByRole('button', { name: 'Change the storage of ERP-WEB-02' }).click()
    await map.dialog.getByLabel('Disks').selectOption('Hard disk 1')
    await map.dialog.getByLabel('StorageClass').selectOption(FILES)
    await expect(map.dialog).toContainText('MTV has one destination for all disks of a VM on one datastore')
    await app.page.keyboard.press('Escape')
    await own.getByRole('button', { name: 'Take back the storage of ERP-WEB-02' }).click()
    await map.dialog.getByRole('button', { name: 'Apply' }).click()
    await expect(own.getByRole('row')).toHaveCount(0)
  })
})
