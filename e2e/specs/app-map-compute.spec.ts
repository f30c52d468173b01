import { expectAccessible } from '../axe/expect-accessible.ts'
import { expect, test } from '../pages/app-test.ts'
import { ComputeMapPage } from '../pages/compute-map-page.ts'
import { TargetPage } from '../pages/target-page.ts'

const VM = 'ERP-WEB-02'

test.use({ project: 'sample' })
// Journeys of many steps: each takes what several tests took.
test.slow()

test('the policy of the target decides; VMs are searched, narrowed, sorted, given another type one by one or together, and given back', async ({ app }) => {
  const map = new ComputeMapPage(app)
  await test.step('one VM', async () => {
    await app.goTo('/target')
    await app.page.getByLabel('Instance types').selectOption('best-fit')
    await app.page.getByLabel(/^Waste limit/).fill('-1')
    await expect(app.page.getByLabel(/^Waste limit/)).toHaveAttribute('aria-invalid', 'true')
    await app.page.getByLabel(/^Waste limit/).fill('')
    await expect(app.page.getByLabel(/^Waste limit/)).toHaveAttribute('aria-invalid', 'false')
    await app.page.getByRole('button', { name: 'Add a rule', exact: true }).click()
    await app.page.getByRole('button', { name: 'Remove the rule entry 1' }).click()
    const target = new TargetPage(app)
    await target.save.click()
    await expect(target.bar).toContainText('The target is saved.')

    await map.open()
    await expect(map.policy('Best fit')).toContainText('in use')
    await map.search.fill(VM)
    await expect(map.rows).toHaveCount(1)
    await expect(map.row(VM)).toContainText('u1.2xmedium')
    await map.changeButton(VM).click()
    const form = map.editor(VM)
    await expect(form.getByLabel('Instance type', { exact: true })).toBeFocused()
    await form.getByLabel('Instance type', { exact: true }).selectOption('named')
    await form.getByLabel('Which instance type').selectOption('u1.large')
    await form.getByLabel('Preference', { exact: true }).selectOption('none')
    await form.getByLabel(/^Reason/).fill('agreed')
    await form.getByRole('button', { name: 'Apply' }).click()
    await expect(form).toBeHidden()
    await expect(map.changeButton(VM)).toBeFocused()
    await expect(map.row(VM)).toContainText('u1.large')
    await expect(map.row(VM)).toContainText('Decided')
    await expect(map.row(VM)).toContainText('+4 GiB')

    // The page of the VM says the same, and changes it too.
    await map.row(VM).getByRole('link', { name: VM }).click()
    const section = app.page.getByRole('region', { name: 'CPU, memory and devices on the target' })
    await expect(section).toContainText('u1.large')
    await expectAccessible(app.page)
    await section.getByRole('button', { name: 'Change type or preference' }).click()
    await map.editor(VM).getByLabel('Instance type', { exact: true }).selectOption('suggested')
    await map.editor(VM).getByRole('button', { name: 'Apply' }).click()
    await expect(section).toContainText('u1.2xmedium')
    await map.undo.click()
    await expect(section).toContainText('u1.large')
  })
  await test.step('many, after a look at what changes', async () => {
    await map.open()
    await map.sortBy('Memory').click()
    await map.sortBy('Memory').click()
    await expect(map.table.getByRole('columnheader', { name: 'Memory' })).toHaveAttribute('aria-sort', 'descending')
    const [option = ''] = await map.filter('Preference').locator('option').filter({ hasText: 'rhel.9 (' }).allTextContents()
    const count = Number(/\((\d+)\)/.exec(option)?.[1])
    await map.filter('Preference').selectOption({ label: option })
    await expect(app.page.getByText(`${count} VMs`, { exact: true })).toBeVisible()
    await app.page.getByRole('button', { name: `Select all ${count}` }).click()
    await map.bulkChange.click()
    await expect(map.dialog).toContainText('Complete the form')
    await map.dialog.getByLabel('Instance type', { exact: true }).selectOption('exact')
    await expect(map.dialog).toContainText(`${count} of ${count} VMs change.`)
    await expectAccessible(app.page)
    await map.dialog.getByRole('button', { name: `Apply to ${count}` }).click()
    await expect(map.dialog).toBeHidden()
    await expect(map.filter('State').locator('option').filter({ hasText: 'Decided' })).toHaveText(`Decided (${count + 1})`)
    await map.undo.click()
    // The VM of before.
    await expect(map.filter('State').locator('option').filter({ hasText: 'Decided' })).toHaveText('Decided (1)')
  })
  await test.step('at rest with a form open, in both themes', async () => {
    await map.open()
    await app.page.getByRole('checkbox', { name: 'Select the VMs of this page' }).check()
    await map.changeButton(VM).click()
    await expect(app.page.getByRole('button', { name: `Write a note on ${VM}` })).toBeVisible()
    await expectAccessible(app.page)
  })
})
