import { expectAccessible } from '../axe/expect-accessible.ts'
import { expect, test } from '../pages/app-test.ts'
import { ImportPage } from '../pages/import-page.ts'
import { SizePage } from '../pages/size-page.ts'

test('an answer at once, explained, changed by hand and by keyboard, taken back, and held against another scenario', async ({ app }) => {
  await app.goTo('/size')
  await expect(app.page.getByRole('heading', { name: 'Nothing to size yet' })).toBeVisible()
  await new ImportPage(app).importSample()
  const size = new SizePage(app)
  const { keyboard } = app.page
  await app.navigate('Size')

  await size.workers.click()
  await expect(size.explanation).toContainText('Group general')
  await keyboard.press('Escape')
  await expect(size.workers).toBeFocused()

  // The first change makes the defaults a scenario of the project.
  await size.inputs.getByRole('button', { name: 'Add a model' }).click()
  await expect(size.scenario('Scenario')).toHaveAttribute('aria-pressed', 'true')
  const before = await size.workers.innerText()
  await size.inputs.getByText('Limit, disks, watts, price, taints').click()
  await size.field('ODF disks').fill('0')
  await size.field('ODF disks').press('Tab')
  await expect(size.workers).not.toHaveText(before)

  const slider = size.slider('Memory used at most')
  await slider.focus()
  await keyboard.press('Home')
  await expect(size.field('Memory used at most')).toHaveValue('10')
  await expect.poll(async () => Number.parseInt(await size.workers.innerText(), 10)).toBeGreaterThan(20)
  await app.page.getByRole('button', { name: /^Undo/ }).click()
  await expect(size.field('Memory used at most')).toHaveValue('90')

  // What makes no sense is named at its field and in the answer; the rest is answered.
  const memory = size.field('Memory, GiB')
  await memory.fill('0')
  await expect(memory).toHaveAttribute('aria-invalid', 'true')
  await expect(size.answer).toContainText('nodes.0.memoryGib is 0, which cannot be used')
  await memory.fill('24')
  await expect(size.inputs).toContainText(/VMs of the group general fit no node/)
  await expect(size.answer.getByRole('table', { name: /^VMs without a place/ })).toBeVisible()
  await memory.fill('1024')
  await expect(memory).toHaveAttribute('aria-invalid', 'false')

  await size.action('Duplicate').click()
  await expect(size.scenario('Scenario 2')).toHaveAttribute('aria-pressed', 'true')
  await size.action('Rename').click()
  await size.newName.fill('Two racks')
  await size.newName.press('Enter')
  await expect(size.scenario('Two racks')).toBeVisible()
  await size.field('CPU overcommit').fill('1')
  await size.field('CPU overcommit').press('Enter')
  await size.openTab('Compare')
  await expect(size.comparison.getByRole('columnheader')).toHaveText(['Scenario', 'Two racks'])
  await expect(size.comparison.getByRole('row', { name: /^cpuOvercommit/ }).getByRole('cell')).toHaveText(['4', '1'])
  await expect(size.chart('Nodes by scenario')).toBeVisible()
  await expectAccessible(app.page)
  await size.action('Delete').click()
  await expect(size.scenario('Two racks')).toBeHidden()
  await app.page.getByRole('button', { name: /^Undo/ }).click()
  await expect(size.scenario('Two racks')).toBeVisible()

  await size.openTab('What if')
  await expect(size.chart('Nodes against CPU overcommit')).toBeVisible()
  await size.openTab('Nodes')
  await expect(size.failures).toContainText('as planned')
})
