import { expectAccessible } from '../axe/expect-accessible.ts'
import { expect, test } from '../pages/app-test.ts'
import { AssessPage } from '../pages/assess-page.ts'
import { InventoryPage } from '../pages/inventory-page.ts'

test('a project without an inventory has nothing to assess', async ({ app }) => {
  await app.goTo('/assess')
  await expect(app.page.getByRole('heading', { name: 'Nothing to assess yet' })).toBeVisible()
  await expectAccessible(app.page)
})

test.describe('with the sample estate', () => {
  test.use({ project: 'sample' })
  // A journey of many steps.
  test.slow()

  test('counts lead to VMs, rules say why, and the page of a VM has its terms', async ({ app }) => {
    const assess = new AssessPage(app)
    await test.step('counts lead to the VMs behind them', async () => {
      await app.navigate('Assess')
      for (const [title, name] of [['By status', 'Blocked'], ['By operating system', 'Unsupported'], ['How they can move', 'Warm: Not possible'], ['By cluster', 'LIS-Core-01']] as const) {
        const link = assess.count(title, name)
        const vms = await link.innerText()
        await link.click()
        await expect(app.page).toHaveURL(/\/inventory\/vms\?where=/)
        await expect.poll(() => new InventoryPage(app).matching()).toBe(Number(vms))
        await app.page.goBack()
        await assess.counts('By status').waitFor()
      }
    })
    await test.step('a rule says what it asks, why, and what it could not judge; both by keyboard', async () => {
      await assess.open()
      const id = 'vmware.passthrough_device.detected'
      const button = assess.rule(id).getByRole('button')
      await button.focus()
      await app.page.keyboard.press('Enter')
      await expect(button).toHaveAttribute('aria-expanded', 'true')
      await expect(assess.text(id)).toContainText('Why')
      await expect(assess.text(id)).toContainText('Why it could not be evaluated')
      await expectAccessible(app.page)
      await app.page.keyboard.press('Enter')
      await expect(button).toHaveAttribute('aria-expanded', 'false')

      const silent = 'portolan.target.fips'
      await expect(assess.rule(silent)).toBeHidden()
      await assess.quiet.check()
      await expect(assess.rule(silent)).toBeVisible()
    })
    await test.step('the page of a VM', async () => {
      await app.goTo(`/inventory/vms/${encodeURIComponent('0b1a0055-e8c3-4804-b218-9f2ec283f52f/vm-43')}`)
      await expect(assess.ofVm).toContainText('Can move warm')
      await assess.ofVm.getByText(/^(at least )?\d+$/).first().click()
      await expect(assess.ofVm.getByRole('row', { name: /^Disks/ })).toBeVisible()
      await expectAccessible(app.page)
    })
  })
})
