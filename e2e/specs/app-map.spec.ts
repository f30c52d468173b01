import { readFileSync } from 'node:fs'

import { expectAccessible } from '../axe/expect-accessible.ts'
import { expect, test } from '../pages/app-test.ts'
import { MapPage } from '../pages/map-page.ts'

const DEFAULT_CLASS = 'ocs-storagecluster-ceph-rbd-virtualization'
const FILES = 'ocs-storagecluster-cephfs'
const RBD = 'ocs-storagecluster-ceph-rbd'
/** Of the sample estate: port groups whose VLAN the inventory does not tell. */
const OPEN_NETWORKS = ['Trunk-All', 'Appliance VGT']

test.use({ project: 'sample' })
// Journeys of many steps: each takes what several tests took.
test.slow()

test('datastores: one is changed in its place, many at once, and each number says why', async ({ app }) => {
  const map = new MapPage(app)
  await map.open('storage')
  await test.step('one in its place, undone, done again and taken back', async () => {
    const name = await map.nameOf(map.rows.first())
    const before = await map.summary(DEFAULT_CLASS).innerText()

    const form = await map.change(name)
    await expect(form.getByLabel('StorageClass')).toBeFocused()
    await form.getByLabel('StorageClass').selectOption(RBD)
    await form.getByLabel('Access mode').selectOption('ReadWriteOnce')
    await form.getByLabel(/^Reason/).fill('single-node appliance')
    await form.getByRole('button', { name: 'Apply' }).click()

    await expect(form).toBeHidden()
    await expect(map.changeButton(name)).toBeFocused()
    await expect(map.row(name)).toContainText('Decided')
    await expect(map.row(name)).toContainText('Block, ReadWriteOnce')
    await expect(map.row(name)).toContainText('No live migration')
    await expect(map.summary(RBD).getByRole('cell').nth(1)).toHaveText('1')
    await expect(map.summary(DEFAULT_CLASS)).not.toHaveText(before)

    await map.undo.click()
    await expect(map.row(name)).toContainText('Suggested')
    await expect(map.row(name)).toContainText(DEFAULT_CLASS)
    await expect(map.summary(RBD).getByRole('cell').nth(1)).toHaveText('0')

    await map.redo.click()
    await expect(map.row(name)).toContainText('Block, ReadWriteOnce')
    // It is in the project, not in the page.
    await app.goTo('/map/storage')
    await expect(map.row(name)).toContainText('Decided')

    const again = await map.change(name)
    await again.getByRole('button', { name: 'Take back' }).click()
    await expect(map.row(name)).toContainText('Suggested')
  })
  await test.step('why, by the keyboard', async () => {
    const name = await map.nameOf(map.rows.first())

    const button = map.whyButton(`Destination of ${name}`)
    await button.focus()
    await app.page.keyboard.press('Enter')
    const why = map.why(`Destination of ${name}`)
    await expect(why).toBeFocused()
    await expect(button).toHaveAttribute('aria-expanded', 'true')
    await expect(why).toContainText('default class for virtualization')
    await expect(why.getByRole('row').filter({ hasText: 'Provisioner' }).first()).toContainText('openshift-storage.rbd.csi.ceph.com')
    await expectAccessible(app.page)
    await app.page.keyboard.press('Escape')
    await expect(why).toBeHidden()
    await expect(button).toBeFocused()

    await map.whyButton(`What the plan needs of ${DEFAULT_CLASS}`).click()
    const sum = map.why(`What the plan needs of ${DEFAULT_CLASS}`)
    await expect(sum).toContainText('Total')
    const wanted = await map.summary(DEFAULT_CLASS).getByRole('cell').nth(3).innerText()
    await expect(sum.getByRole('row').last()).toContainText((wanted.split(/\s/)[0] ?? '').replace(/\.\d+$/, ''))
    await app.page.mouse.click(5, 5)
    await expect(sum).toBeHidden()
  })
  await test.step('many, after a look at what changes', async () => {
    const names = await Promise.all([0, 1, 2].map((index) => map.nameOf(map.rows.nth(index))))
    // A run, with Shift.
    await map.select(names[0] ?? '')
    await map.table.getByRole('checkbox', { name: `Select ${names[2] ?? ''}`, exact: true }).click({ modifiers: ['Shift'] })

    await map.bulkChange.click()
    await expect(map.dialog).toContainText('0 of 3 destinations change.')
    await map.dialog.getByLabel('StorageClass').selectOption(FILES)
    await expect(map.dialog).toContainText(/3 of 3 destinations change\. It concerns \d+ VMs, \d+ disks/)
    await expect(map.dialog.getByRole('row').nth(1)).toContainText(DEFAULT_CLASS)
    await expect(map.dialog.getByRole('row').nth(1)).toContainText(`${FILES}, Filesystem, ReadWriteMany`)
    await expectAccessible(app.page)
    // Nothing is decided before it is applied.
    await app.page.keyboard.press('Escape')
    await expect(map.dialog).toBeHidden()
    await expect(map.summary(FILES).getByRole('cell').nth(1)).toHaveText('0')

    await map.bulkChange.click()
    await map.dialog.getByLabel('StorageClass').selectOption(FILES)
    await map.dialog.getByRole('button', { name: 'Apply to 3' }).click()
    await expect(map.dialog).toBeHidden()
    await expect(map.summary(FILES).getByRole('cell').nth(1)).toHaveText('3')
    await map.show.selectOption({ label: 'Decided (3)' })
    await expect(map.rows).toHaveCount(3)

    // One undo step for all of them.
    await map.undo.click()
    await expect(map.summary(FILES).getByRole('cell').nth(1)).toHaveText('0')
    await map.redo.click()
    await expect(map.rows).toHaveCount(3)

    for (const name of names) await map.select(name)
    await map.bulkTakeBack.click()
    await expect(map.dialog).toContainText('3 of 3 destinations change.')
    await map.dialog.getByRole('button', { name: 'Apply to 3' }).click()
    await expect(map.summary(FILES).getByRole('cell').nth(1)).toHaveText('0')
  })
  await test.step('a search', async () => {
    await map.show.selectOption({ index: 0 })
    const name = await map.nameOf(map.rows.last())
    await map.search.fill(name)
    await expect(map.rows).toHaveCount(1)
    await map.search.fill('no such datastore')
    await expect(map.table).toContainText('No row passes')
    await map.search.fill('')
  })
  await test.step('a chart, as a table and as files', async () => {
    const chart = map.chart('Disk size by datastore, TiB')
    await chart.scrollIntoViewIfNeeded()
    await expect(chart.getByRole('img').locator('canvas')).toBeVisible()

    const svg = readFileSync(await (await map.save(chart, 'SVG')).path(), 'utf8')
    expect(svg).toMatch(/^<svg /)
    const download = await map.save(chart, 'PNG')
    expect(download.suggestedFilename()).toBe('disk-size-by-datastore-tib.png')
    expect(readFileSync(await download.path()).subarray(1, 4).toString('latin1')).toBe('PNG')

    await chart.getByRole('button', { name: 'Show as table' }).click()
    await expect(chart.getByRole('img')).toBeHidden()
    await expect(chart.getByRole('table')).toBeVisible()
    expect(svg).toContain(await chart.getByRole('rowheader').first().innerText())
  })
  await test.step('at rest with a form open, in both themes', async () => {
    const name = await map.nameOf(map.rows.first())
    await map.select(name)
    await map.change(name)
    await expect(map.chart('Disk size by datastore, TiB').getByRole('table')).toBeVisible()
    await expectAccessible(app.page)
  })
})

test('networks: open questions come first, and the pod network for several is warned of; the clusters say what DRS and HA do', async ({ app }) => {
  const map = new MapPage(app)
  await map.open('networks')
  await test.step('one is answered with a VLAN, one left out, which wants a reason', async () => {
    await expect(map.tab('Networks')).toContainText('2 open questions')
    const [first = '', second = ''] = await Promise.all([0, 1].map((index) => map.nameOf(map.rows.nth(index))))
    // A name that several port groups bear goes with its switch.
    expect([first, second].map((name) => name.split(',')[0]).sort()).toEqual([...OPEN_NETWORKS].sort())

    const form = await map.change(first)
    await form.getByRole('button', { name: 'Apply' }).click()
    await expect(form.getByRole('alert')).toHaveText(/whole number from 1 to 4094/)
    await form.getByLabel(/^VLAN id/).fill('42')
    await form.getByRole('button', { name: 'Apply' }).click()
    await expect(map.row(first)).toContainText('VLAN 42')
    await expect(map.tab('Networks')).toContainText('1 open question')
    // What was answered keeps its place.
    expect(await map.nameOf(map.rows.first())).toBe(first)

    const other = await map.change(second)
    await other.getByLabel('Destination').selectOption('ignored')
    await other.getByRole('button', { name: 'Apply' }).click()
    await expect(other.getByRole('alert')).toContainText('Say why')
    await expect(other.getByLabel('Reason')).toHaveAttribute('aria-invalid', 'true')
    await expectAccessible(app.page)
    await other.getByLabel('Reason').fill('retired appliance')
    await app.page.keyboard.press('Enter')
    await expect(map.row(second)).toContainText('Left out')
    await expect(map.row(second)).toContainText('retired appliance')
    await expect(map.tab('Networks')).not.toContainText('open question')
  })
  await test.step('the pod network for several port groups', async () => {
    const names = await Promise.all([2, 3].map((index) => map.nameOf(map.rows.nth(index))))
    for (const name of names) await map.select(name)
    await map.bulkChange.click()
    await map.dialog.getByLabel('Destination').selectOption('pod')
    await expect(map.dialog).toContainText('2 port groups share the pod network')
    await map.dialog.getByRole('button', { name: 'Apply to 2' }).click()
    for (const name of names) await expect(map.row(name)).toContainText('2 port groups share the pod network')
  })
  await test.step('what becomes of DRS and HA', async () => {
    await map.openScheduling()
    await expect(map.clusters.getByRole('row', { name: /LIS-vSAN-01/ })).toContainText('vmotion rate 4, which is migration threshold 2')
    await expect(app.page.getByRole('region', { name: 'Load balancing on the target' })).toContainText('Nothing is set up')
    await expect(app.page.getByRole('region', { name: 'Failed nodes on the target' })).toContainText('the target has no node health check')
    await expectAccessible(app.page)
  })
})

test('placement: rules are carried once the target says by what; VMs are given a group and a priority, and back', async ({ app }) => {
  const map = new MapPage(app)
  await test.step('rules', async () => {
    await map.openPlacement()
    const rule = map.rules.getByRole('row', { name: /erp-web-apart/ })
    await expect(rule).toContainText('VMs on different nodes')
    await expect(rule).toContainText('nothing')
    await expect(app.page.getByText('choose a carrier for placement in the target')).toBeVisible()

    await app.page.getByRole('link', { name: 'Choose a carrier in the target' }).click()
    await app.page.getByLabel('Rules, node groups and labels reach VMs').selectOption('plans')
    await app.page.getByLabel('Rules that may be soft or hard').selectOption('required')
    await app.page.getByRole('button', { name: 'Add a node group' }).click()
    await expect(app.page.getByLabel('Name of entry 1')).toBeFocused()
    await app.page.keyboard.type('gold')
    await app.page.getByLabel('Source clusters of gold').fill('LIS-Core-01')
    await app.page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(app.page.getByText('No unsaved edits')).toBeVisible()

    await map.openPlacement()
    await expect(rule).toContainText('required')
    await expect(rule).toContainText('its plans')
    await expect(rule).toContainText('takes 2 nodes of the group gold, and 3')
    await expect(app.page.getByText(/VMs by their plans/)).toBeVisible()
    await expect(app.page.getByRole('region', { name: 'Quotas and permissions' })).toContainText('import the permissions of the vCenters')
  })
  await test.step('many VMs, after a look at what changes', async () => {
    await map.placed.search.fill('erp-web')
    await expect(map.placed.rows).toHaveCount(2)
    await expect(map.placed.row('ERP-WEB-02')).toContainText('gold')
    await map.placed.selectAll.click()
    await map.placed.change.click()
    await expect(map.dialog).toContainText('Complete the form')
    await map.dialog.getByLabel('Node group').selectOption('No node group')
    await map.dialog.getByLabel('Restart priority').selectOption('lowest')
    await expect(map.dialog).toContainText('2 of 2 VMs change.')
    await expect(map.dialog).toContainText('go into other plans')
    await expectAccessible(app.page)
    await map.dialog.getByRole('button', { name: 'Apply to 2' }).click()
    await expect(map.dialog).toBeHidden()
    await expect(map.placed.row('ERP-WEB-01')).toContainText('Lowest')
    await map.undo.click()
    await expect(map.placed.row('ERP-WEB-01')).toContainText('gold')
  })
  await test.step('one VM, by the keyboard, and its page', async () => {
    await map.placed.changeOf('ERP-WEB-02').focus()
    await app.page.keyboard.press('Enter')
    const form = map.placed.editor('ERP-WEB-02')
    await expect(form.getByLabel('Node group')).toBeFocused()
    await expect(app.page.getByRole('button', { name: 'Write a note on ERP-WEB-02' })).toBeVisible()
    await form.getByLabel('Restart priority').selectOption('high')
    await form.getByLabel(/^Reason/).fill('first of all')
    await app.page.keyboard.press('Enter')
    await expect(form).toBeHidden()
    await expect(map.placed.changeOf('ERP-WEB-02')).toBeFocused()
    await map.placed.row('ERP-WEB-02').getByRole('link', { name: 'ERP-WEB-02' }).click()
    const section = app.page.getByRole('region', { name: 'Where it runs on the target' })
    await expect(section).toContainText('Decided for this VM: first of all')
    await expect(section).toContainText('The target puts the VMs of LIS-Core-01 there.')
    await expect(app.page.getByRole('region', { name: 'Source and target' })).toContainText(DEFAULT_CLASS)
    await expectAccessible(app.page)
    await section.getByRole('link', { name: 'Change on the Map screen' }).click()
    await expect(map.placed.rows).toHaveCount(1)
    await map.placed.changeOf('ERP-WEB-02').click()
    await expectAccessible(app.page)
    await map.placed.editor('ERP-WEB-02').getByRole('button', { name: 'Take back' }).click()
    await expect(map.placed.row('ERP-WEB-02')).not.toContainText('Decided')
  })
})
