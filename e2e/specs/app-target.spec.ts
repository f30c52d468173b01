import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { expectAccessible } from '../axe/expect-accessible.ts'
import { expectReflow } from '../axe/expect-reflow.ts'
import type { AppPage } from '../pages/app-page.ts'
import { expect, test } from '../pages/app-test.ts'
import { callBackend } from '../pages/call-backend.ts'
import { TargetPage } from '../pages/target-page.ts'

const PROJECT_ROOT = path.resolve(import.meta.dirname, '../..')
const BUILT_CLI = path.join(PROJECT_ROOT, 'out', 'cli', 'portolan.js')
const SAMPLE = path.join(PROJECT_ROOT, 'resources', 'sample', 'portolan-sample-estate.xlsx')
const VM_CLASS = 'ocs-storagecluster-ceph-rbd-virtualization'

// Journeys of many steps: each takes what several tests took.
test.slow()

/** The odf preset, and nothing decided. */
async function begin(app: AppPage, target: TargetPage): Promise<void> {
  for (let batch: unknown = 0; batch !== null;) ({ batch } = (await callBackend(app.server, 'decisions.undo', {})) as { batch: unknown }) // the call's own output
  await target.open()
}

test('the form: releases, StorageClasses, policies and permissions are changed by mouse and keyboard, said to be wrong, saved and undone', async ({ app }) => {
  const target = new TargetPage(app)
  await test.step('another MTV release is saved, undone and done again', async () => {
    await begin(app, target)
    await expect(target.save).toBeDisabled()
    await target.mtv.selectOption('2.10')
    await expect(target.bar).toContainText('Unsaved edits')
    await expect(target.section('Name and releases')).toContainText('Preset: 2.12')
    await target.page.getByRole('button', { name: 'Rename to odf-custom' }).click()
    await expect(target.id).toHaveValue('odf-custom')
    await target.save.click()
    await expect(target.bar).toContainText('The target is saved.')
    await expect(target.save).toBeDisabled()

    await target.undo.click()
    await expect(target.mtv).toHaveValue('2.12')
    await expect(target.id).toHaveValue('odf')
    await target.redo.click()
    await expect(target.mtv).toHaveValue('2.10')
    // It is in the project, not in the page.
    await target.open()
    await expect(target.mtv).toHaveValue('2.10')
    expect(await callBackend(app.server, 'target.get', {})).toMatchObject({ target: { id: 'odf-custom', mtv: '2.10' }, isChosen: true })
  })
  await test.step('an invalid name is said at its field and keeps it from being saved', async () => {
    await begin(app, target)
    await target.edit('StorageClasses', VM_CLASS)
    const name = target.editor('StorageClasses', VM_CLASS).getByLabel('Name', { exact: true })
    await name.fill('Fast_One')
    const field = target.editor('StorageClasses', 'Fast_One').getByLabel('Name', { exact: true })
    await expect(field).toHaveAttribute('aria-invalid', 'true')
    await expect(field).toHaveAccessibleDescription(/DNS-1123 subdomain/)
    await expect(target.save).toBeDisabled()
    await expect(target.bar).toContainText('1 error keeps it from being saved.')
    await expect(target.save).toHaveAccessibleDescription(/1 error/)
    await expect(target.row('StorageClasses', 'Fast_One')).toContainText('1 error')
    await expectAccessible(app.page)

    // The list of errors leads to the field, into an editor that is closed.
    await target.page.getByRole('button', { name: 'Close Fast_One' }).click()
    await target.advice.getByRole('button', { name: 'Go to storageClasses[0].name' }).click()
    await expect(field).toBeFocused()
    await field.fill('fast-one')
    await expect(target.save).toBeEnabled()
    await target.save.click()
    await expect(target.bar).toContainText('The target is saved.')
    await expect(target.row('StorageClasses', 'fast-one')).toBeVisible()
    // Who goes on writing finds the editor open as it was.
    await expect(target.editor('StorageClasses', 'fast-one')).toBeVisible()
  })
  await test.step('StorageClasses are added, duplicated, marked and removed by keyboard', async () => {
    await begin(app, target)
    const { keyboard } = app.page
    const section = target.section('StorageClasses')
    await section.getByRole('button', { name: 'Add a StorageClass' }).focus()
    await keyboard.press('Enter')
    await expect(target.editor('StorageClasses', 'entry 4').getByLabel('Name', { exact: true })).toBeFocused()
    await keyboard.type('local')
    await keyboard.press('Tab')
    await keyboard.type('topolvm.io')
    await expect(target.advice).toContainText('VMs on it cannot live-migrate')

    const mark = section.getByRole('checkbox', { name: 'local is the default for VMs' })
    await mark.focus()
    await keyboard.press('Space')
    await expect(mark).toBeChecked()
    await expect(section.getByRole('checkbox', { name: `${VM_CLASS} is the default for VMs` })).not.toBeChecked()

    await section.getByRole('button', { name: `Duplicate ${VM_CLASS}` }).click()
    await expect(target.editor('StorageClasses', `${VM_CLASS}-copy`).getByLabel('Name', { exact: true })).toBeFocused()
    await expect(target.editor('StorageClasses', `${VM_CLASS}-copy`).getByLabel('Value of mounter')).toHaveValue('rbd')
    await section.getByRole('button', { name: `Remove ${VM_CLASS}-copy` }).click()
    await expect(section.getByRole('button', { name: 'Add a StorageClass' })).toBeFocused()
    await expect(section.getByRole('rowheader')).toHaveCount(4)
    await target.save.click()
    await expect(target.bar).toContainText('The target is saved.')
    expect(await callBackend(app.server, 'target.get', {})).toMatchObject({ target: { storageClasses: [{ isDefaultForVirtualization: false }, {}, {}, { name: 'local', provisioner: 'topolvm.io', isDefaultForVirtualization: true }] } })
  })
  await test.step('lists of policies and permissions', async () => {
    await begin(app, target)
    const { keyboard } = app.page
    await target.section('Placement').getByRole('button', { name: 'Add a node group' }).focus()
    await keyboard.press('Enter')
    const name = app.page.getByLabel(/^Name of /).and(target.section('Placement').getByRole('textbox'))
    await expect(name).toBeFocused()
    await keyboard.type('Not Good')
    await keyboard.press('Tab')
    await keyboard.type('LIS-Core-01, "A, B"')
    await expect(name).toHaveAccessibleDescription(/DNS-1123 label/)
    await expect(target.save).toBeDisabled()
    await target.advice.getByRole('button', { name: 'Go to placement.nodeGroups[0].name' }).click()
    await expect(name).toBeFocused()
    await name.fill('gold')
    await app.page.getByLabel('Taint of gold').selectOption('Keeps other VMs off')

    const tags = target.section('Tags and attributes')
    await tags.getByLabel('Tags that MTV takes over by itself').selectOption('Those named here')
    await expect(tags.getByLabel('Tags', { exact: true })).toHaveAccessibleDescription(/needs at least one entry/)
    await expectAccessible(app.page)
    await tags.getByLabel('Tags', { exact: true }).fill('Backup, Tier')
    for (const attribute of ['Owner', 'Left over']) {
      await tags.getByRole('button', { name: 'Add an attribute' }).click()
      await keyboard.type(attribute)
    }
    await tags.getByRole('button', { name: 'Remove the attribute Left over' }).click()
    await expect(tags.getByRole('button', { name: 'Add an attribute' })).toBeFocused()

    const permissions = target.section('Quotas and permissions')
    await permissions.getByRole('button', { name: 'Add a principal' }).click()
    await keyboard.type('CORP\\vm-admins')
    await permissions.getByLabel(/^Name on the target of/).fill('vm-admins')
    await permissions.getByRole('button', { name: 'Add a role' }).click()
    await keyboard.type('Operators')
    await target.section('StorageClasses').getByLabel('Growth to plan for, %').fill('15')
    await target.save.click()
    await expect(target.bar).toContainText('The target is saved.')
    expect(await callBackend(app.server, 'target.get', {})).toMatchObject({
      target: {
        storage: { growthPercent: 15 },
        placement: { nodeGroups: [{ name: 'gold', clusters: ['LIS-Core-01', 'A, B'], isTainted: true }], vsphereTags: ['Backup', 'Tier'], attributes: [{ attribute: 'Owner', as: 'label' }] },
        permissions: { principals: [{ principal: 'CORP\\vm-admins', name: 'vm-admins' }], roles: [{ role: 'Operators', clusterRole: null }] },
      },
    })
    await target.undo.click()
    await expect(target.section('Placement')).toContainText('None: VMs of all clusters run on all workers.')
  })
  await test.step('a disconnected site and fenced nodes, as findings lead there', async () => {
    await app.goTo('/target?field=cluster.disconnected')
    const site = target.section('Disconnected site')
    await expect(site.getByLabel('The site')).toBeFocused()
    await site.getByLabel('The site').selectOption('Has a mirror registry only')
    await expect(site.getByLabel('Mirror registry', { exact: true })).toHaveAccessibleDescription(/must not be empty/)
    await expect(target.save).toBeDisabled()
    await site.getByLabel('Mirror registry', { exact: true }).fill('registry.example.com:8443/ocp')
    await site.getByLabel('Further images').fill('quay.io/a/b:1\nquay.io/c/d:2')

    const remediation = target.section('Remediation of failed nodes')
    await remediation.getByLabel('Failed nodes').selectOption({ index: 1 })
    await expect(target.advice.getByRole('button', { name: 'Go to cluster.remediation.nodes' })).toBeVisible()
    await remediation.getByRole('button', { name: 'Add a node' }).click()
    await app.page.keyboard.type('worker-0')
    await remediation.getByLabel('Management controller of worker-0').fill('192.0.2.10')
    await target.advice.getByRole('button', { name: 'Go to cluster.remediation', exact: true }).click()
    await expectAccessible(app.page)
    await target.save.click()
    await expect(target.bar).toContainText('The target is saved.')
    expect((await target.saveYaml()).text).toContain('\n  disconnected:\n    registry: registry.example.com:8443/ocp\n')
    expect(await callBackend(app.server, 'target.get', {})).toMatchObject({ target: { cluster: { disconnected: { images: ['quay.io/a/b:1', 'quay.io/c/d:2'] }, remediation: { by: 'fence-agents', agent: 'fence_ipmilan', nodes: [{ name: 'worker-0', address: '192.0.2.10' }] } } } })
  })
})

test('a preset, undo from elsewhere and leaving ask before edits are lost', async ({ app }) => {
  const target = new TargetPage(app)
  await test.step('a preset is one undo step', async () => {
    await begin(app, target)
    await target.preset('NFS').getByRole('button', { name: 'Use NFS' }).click()
    await expect(target.id).toHaveValue('nfs')
    await expect(target.presets.locator('summary')).toBeFocused()
    await expect(target.preset('NFS')).toContainText('In use')
    await target.name.fill('Our files')
    await target.preset('Dell PowerStore').getByRole('button', { name: 'Use Dell PowerStore' }).click()
    await expect(target.dialog).toContainText('Your unsaved edits will be lost.')
    await expectAccessible(app.page)
    await app.page.keyboard.press('Escape')
    await expect(target.dialog).toBeHidden()
    await expect(target.name).toHaveValue('Our files')
    await target.preset('Dell PowerStore').getByRole('button', { name: 'Use Dell PowerStore' }).click()
    await target.dialog.getByRole('button', { name: 'Use Dell PowerStore' }).click()
    await expect(target.id).toHaveValue('dell-powerstore')
    await target.undo.click()
    await expect(target.id).toHaveValue('nfs')
    await target.undo.click()
    await expect(target.id).toHaveValue('odf')
  })
  await test.step('undo beside unsaved edits asks which of the two counts', async () => {
    await begin(app, target)
    await target.mtv.selectOption('2.11')
    await target.save.click()
    await expect(target.bar).toContainText('The target is saved.')
    await target.openshift.selectOption('4.20')
    await target.undo.click()
    await expect(target.conflict).toBeVisible()
    await expect(target.openshift).toHaveValue('4.20')
    await expect(target.save).toBeDisabled()
    await expectAccessible(app.page)
    await target.conflict.getByRole('button', { name: 'Take what is in force' }).click()
    await expect(target.openshift).toHaveValue('4.22')
    await expect(target.mtv).toHaveValue('2.12')
  })
  await test.step('the form breaks no rule of WCAG 2.2 AA with all of it open', async () => {
    await begin(app, target)
    await target.openPresets()
    await target.edit('StorageClasses', VM_CLASS)
    await target.edit('Node models', '2 x 32 cores, 1 TiB')
    await target.page.getByLabel('Bridge of physnet-vm').fill('a name that is too long')
    await target.mtv.selectOption('2.9')
    await expect(target.advice).toContainText('1 error')
    await expectAccessible(app.page)
    await target.page.getByLabel('Bridge of physnet-vm').fill('br-ex')
    await expect(target.advice).toContainText('1 warning')
    await target.advice.locator('summary').click()
    await expectAccessible(app.page)
    await target.discard.click()
  })
  await test.step('edits are not left behind unasked', async () => {
    await begin(app, target)
    await target.mtv.selectOption('2.11')
    await app.navigate('Import')
    await expect(target.dialog).toContainText('Leave without saving?')
    await expectReflow(app.page)
    await target.dialog.getByRole('button', { name: 'Stay here' }).click()
    await expect(target.mtv).toHaveValue('2.11')
    await app.navigate('Import')
    await target.dialog.getByRole('button', { name: 'Leave without saving' }).click()
    await expect(app.heading).toHaveText('Import')
  })
})

test.describe('with the sample estate', () => {
  test.use({ project: 'sample' })

  test('YAML goes out to the command line, and comes in checked', async ({ app }, { outputDir }) => {
    const target = new TargetPage(app)
    await test.step('what is saved is what the command line takes', async () => {
      await begin(app, target)
      await target.mtv.selectOption('2.11')
      await target.id.fill('lisbon')
      await target.name.fill('Lisbon: 50 % # of it')
      await target.page.getByLabel('MTU of physnet-vm').fill('9000')
      await expect(target.save).toBeEnabled()
      const saved = await target.saveYaml()
      expect(saved).toMatchObject({ name: 'lisbon.yaml', text: expect.stringContaining('\n\n# Which fields the manifests may bear follows from these two.\nopenshift: "4.22"\nmtv: "2.11"\n') })

      await target.page.getByRole('button', { name: 'View YAML' }).click()
      await expect(target.dialog.getByRole('textbox', { name: 'YAML of lisbon' })).toContainText('id: lisbon')
      await expectAccessible(app.page)
      await app.page.keyboard.press('Escape')
      await expect(target.page.getByRole('button', { name: 'View YAML' })).toBeFocused()
      await target.save.click()
      await expect(target.bar).toContainText('The target is saved.')

      // The page and the command line make the same plan of it.
      const file = path.join(outputDir, saved.name)
      writeFileSync(file, saved.text)
      const run = spawnSync(process.execPath, [BUILT_CLI, 'plan', SAMPLE, '--target', file, '--out', path.join(outputDir, 'bundle'), '--quiet'], { encoding: 'utf8' })
      expect([run.stderr, run.status]).toEqual(['', 0])
      expect(readFileSync(path.join(outputDir, 'bundle', 'README.md'), 'utf8')).toContain('2.11')
      const { target: stored } = (await callBackend(app.server, 'target.get', {})) as { target: unknown } // the call's own output
      expect(await callBackend(app.server, 'target.parse', { text: saved.text })).toEqual(stored)
    })
    await test.step('what is loaded is checked, shown, and used when it is saved', async () => {
      await begin(app, target)
      await target.loadYaml('bad.yaml', 'id: Not_Mine\nname: x\nopenshift: "4.22"\nmtv: "2.12"\nstorageClasses: [{ name: Fast_One, provisioner: x }]\nphysicalNetworks: [{ name: a, bridge: b }]\n')
      await expect(target.yamlFailure).toContainText('bad.yaml could not be loaded')
      await expect(target.yamlFailure.getByRole('listitem')).toHaveText([/^line 1, id: must be a DNS-1123 label/, /^line 5, storageClasses\[0\]\.name: must be a DNS-1123 subdomain/])
      await expectAccessible(app.page)
      await expect(target.id).toHaveValue('odf')

      await target.loadYaml('broken.yaml', 'id: [')
      await expect(target.yamlFailure).toContainText('is not YAML')

      await target.loadYaml('good.yaml', 'id: mine\nname: Mine\nopenshift: "4.20"\nmtv: "2.10"\nstorageClasses: [{ name: fast, provisioner: csi.example.com }]\nphysicalNetworks: [{ name: one, bridge: br-ex, uplinks: [eno1] }]\n')
      await expect(target.yamlFailure).toBeHidden()
      await expect(target.id).toHaveValue('mine')
      await expect(target.bar).toContainText('good.yaml is loaded. Save to use it.')
      await expect(target.advice).toContainText('whose ports belong to the cluster')
      await target.advice.getByRole('button', { name: 'Go to physicalNetworks[0].uplinks' }).click()
      await expect(target.page.getByLabel('Uplinks of one')).toBeFocused()
      await target.save.click()
      await expect(target.bar).toContainText('The target is saved.')
      await app.goTo('/map/storage')
      await expect(app.page.getByRole('region', { name: /of the target$/ })).toContainText('fast')
    })
  })
})
