import { expectAccessible } from '../axe/expect-accessible.ts'
import { expect, test } from '../pages/app-test.ts'
import { InventoryPage } from '../pages/inventory-page.ts'
import { WavesPage } from '../pages/waves-page.ts'

test.use({ project: 'sample' })

test('waves are planned, moved by mouse and by keyboard, taken back, tried otherwise, and what came of them is written down', async ({ app }) => {
  // A journey of many steps.
  test.slow()
  const waves = new WavesPage(app)
  const { keyboard } = app.page
  await waves.open()
  await expect(app.page.getByRole('heading', { name: 'No waves are planned yet' })).toBeVisible()

  await waves.openTab('Settings')
  const limit = waves.settings.getByLabel('VMs a wave')
  await limit.fill('30')
  await waves.day.fill('2026-03-02')
  await waves.settings.getByRole('button', { name: 'Save and plan again' }).click()
  await waves.openTab(/^Schedule/)
  await expect(waves.table.getByRole('row', { name: /Wave 1 Sat 2026-03-07 22:00 to 06:00/ })).toBeVisible()
  await expectAccessible(app.page)

  // By mouse: a full wave takes no other one; the nearest window that does is offered.
  await waves.drag(waves.bar(/^Wave 2,/), waves.bar(/^Wave \d/).last(), async () => {
    await expect(waves.panel).toContainText('too few VMs are left in the wave')
    await expect(waves.panel).toContainText('Nearest valid window')
  })
  await expect(waves.refusal).toContainText('too few VMs are left in the wave')
  await waves.refusal.getByRole('button', { name: /^Move to Sat/ }).click()
  await expect(waves.refusal).toBeHidden()
  await expect(waves.bar(/^Wave 2,.*2026-03-14/)).toBeHidden()
  await waves.undo.click()
  await expect(waves.bar(/^Wave 2,.*2026-03-14/)).toBeVisible()

  // By keyboard: to the first window that nothing has.
  await waves.rows.selectOption('Groups')
  const first = waves.bar(/2026-03-07/).first()
  const name = (await first.getAttribute('aria-label'))?.split(':')[0] ?? ''
  await first.focus()
  await keyboard.press('Enter')
  await expect(async () => {
    await keyboard.press('ArrowRight')
    await expect(waves.panel).toContainText('Nothing breaks.', { timeout: 1_000 })
  }).toPass()
  await keyboard.press('Enter')
  const moved = waves.bar(new RegExp(`^${name}:.* pinned$`))
  await expect(moved).toBeFocused()
  await waves.undo.click()
  await expect(moved).toBeHidden()

  // From the list of VMs: a window for all that are ticked, with what goes along and what would break.
  await expect(app.page).toHaveURL(/\/waves\?rows=groups$/)
  await app.goWithin('/inventory/vms?where=included&search=ERP-WEB')
  const list = new InventoryPage(app)
  await list.tick('ERP-WEB-01').click()
  await list.tick('ERP-WEB-02').click()
  await list.decide('Set wave')
  const placing = app.page.getByRole('dialog', { name: 'Set the wave of 2 VMs' })
  await expect(placing).toContainText('Choose a change window')
  await placing.getByLabel('Change window', { exact: true }).selectOption({ index: 1 })
  await expect(placing.getByRole('row').filter({ hasText: 'ERP-WEB-01' })).toBeVisible()
  await expectAccessible(app.page)
  await placing.getByText('Pin where they are').click()
  await expect(placing).toContainText(/VMs change\./)
  await placing.getByRole('button', { name: /^Set for/ }).click()
  await expect(placing).toHaveCount(0)
  await list.row('ERP-WEB-01').getByRole('link').click()
  await expect(app.page.getByRole('main')).toContainText('pinned there')
  await app.page.getByRole('button', { name: 'Set wave' }).click()
  await app.page.getByRole('dialog', { name: 'Set the wave of ERP-WEB-01' }).getByText('Take the pin off').click()
  await expect(app.page.getByRole('dialog')).toContainText('1 VM changes.')
  await keyboard.press('Escape')
  await waves.undo.click()
  await expect(app.page.getByRole('main')).not.toContainText('pinned there')
  // The schedule is as it was left.
  await app.navigate('Waves')
  await expect(waves.rows).toHaveValue('groups')

  // Other settings are tried beside the kept schedule.
  await waves.openTab('Settings')
  await limit.fill('60')
  await waves.openTab('What if')
  await app.page.getByRole('button', { name: 'Try', exact: true }).click()
  await expect(app.page.getByRole('table', { name: 'What the settings differ in' }).getByRole('row', { name: 'limits.vms 30 60' })).toBeVisible()
  await expectAccessible(app.page)

  await waves.openTab('Groups')
  await expect(app.page.getByRole('button', { name: /SCADA-DB-02/ })).toBeVisible()
  await expectAccessible(app.page)

  // A wave's page: its run-book, and what came of one of its VMs.
  await app.goTo('/waves/1')
  await app.page.getByText('Run-book and mails').click()
  await expect(app.page.getByRole('heading', { name: 'At a glance' })).toBeVisible()
  await expectAccessible(app.page)
  await app.page.getByRole('region', { name: 'VMs of the wave' }).getByRole('checkbox').first().check()
  await app.page.getByRole('button', { name: 'Record for 1 VM ticked' }).click()
  await waves.openTab('Progress')
  await expect(app.page.getByRole('table', { name: 'Waves that ran' }).getByRole('row')).toHaveCount(2)
  await expect(app.page.getByRole('table', { name: 'What came of each VM' }).getByRole('row')).toHaveCount(2)
  await expectAccessible(app.page)

  await waves.openTab('Capacity')
  await expect(app.page.getByRole('table', { name: 'Wave by wave' })).toContainText('Wave 2')
  await expectAccessible(app.page)
})
