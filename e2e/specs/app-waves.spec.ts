import { expectAccessible } from '../axe/expect-accessible.ts'
import { expect, test } from '../pages/app-test.ts'
import { WavesPage } from '../pages/waves-page.ts'

test.use({ project: 'sample' })

test('waves are planned, moved by mouse and by keyboard, taken back, tried otherwise, and what came of them is written down', async ({ app }) => {
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
