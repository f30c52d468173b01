import { randomBytes } from 'node:crypto'

import { expectAccessible } from '../axe/expect-accessible.ts'
import { AppPage } from '../pages/app-page.ts'
import { expect, test } from '../pages/app-test.ts'
import { StartPage } from '../pages/start-page.ts'

test.use({ project: 'none' })

test('a new project is made, closed, found again and taken off the list', async ({ app }) => {
  const start = new StartPage(app)
  await start.createButton.click()
  await expect(start.alert).toContainText('Give the project a name')
  await start.create('Lisbon')
  await expect(app.heading).toHaveText('Import')
  await expect(app.page).toHaveTitle(/Import · Lisbon · Portolan/)
  await start.open()
  await app.page.getByRole('button', { name: 'Close the project' }).click()
  await expect(app.page.getByRole('navigation', { name: 'Way through' })).toBeHidden()
  await start.recent('Lisbon').getByRole('button', { name: 'Open Lisbon' }).click()
  await app.page.waitForURL('**/import')
  await start.open()
  await start.recent('Lisbon').getByRole('button', { name: /Take off the list: Lisbon/ }).click()
  await expect(start.recent('Lisbon')).toHaveCount(0)
})

test('a name that is taken is refused in words', async ({ app }) => {
  const start = new StartPage(app)
  await start.create('Porto')
  await start.open()
  await start.nameField.fill('Porto')
  await start.createButton.click()
  await expect(start.alert).toContainText('Porto')
  await expect(app.page).toHaveURL(/\/$/)
})

test('what is no project is refused, and the open project stays', async ({ app }) => {
  const start = new StartPage(app)
  await start.create('Faro')
  await start.open()
  await start.openFile({ name: 'holiday.portolan', mimeType: 'application/octet-stream', buffer: randomBytes(4096) })
  await expect(start.alert).toContainText('holiday.portolan')
  await expect(app.page.getByRole('region', { name: 'Open now' })).toContainText('Faro')
})

test('a deep link without a project leads over the start page and on', async ({ app }) => {
  await app.goTo('/inventory/hosts')
  await expect(app.page.getByRole('status').filter({ hasText: '/inventory/hosts' })).toBeVisible()
  await new StartPage(app).sampleButton.click()
  await app.page.waitForURL('**/inventory/hosts')
  await expect(app.page.getByRole('grid')).toBeVisible()
})

test('the command palette goes, does and finds by keyboard alone', async ({ app }) => {
  await new StartPage(app).openSample()
  await app.page.keyboard.press('Control+k')
  const field = app.page.getByRole('combobox', { name: 'Search commands, screens and VMs' })
  await expect(field).toBeFocused()
  await field.fill('theme dark')
  await app.page.keyboard.press('Enter')
  await expect(app.page.locator('body')).toHaveAttribute('data-theme', 'dark')
  await app.page.keyboard.press('Control+k')
  await field.fill('ERP-WEB-02')
  await expect(app.page.getByRole('option', { name: /ERP-WEB-02/ })).toBeVisible()
  await app.page.keyboard.press('Enter')
  await app.page.waitForURL('**/inventory/vms/**')
  await expect(app.heading).toContainText('ERP-WEB-02')
  await expect(app.heading).toBeFocused()
  await app.page.keyboard.press('Control+k')
  await field.fill('no such thing at all')
  await expect(app.page.getByText('Nothing matches.')).toBeVisible()
  await app.page.keyboard.press('Escape')
  await expect(field).toBeHidden()
})

test('the scope narrows the list and can be taken back', async ({ app }) => {
  await new StartPage(app).openSample()
  const grid = app.page.getByRole('grid')
  await expect(app.page.getByRole('gridcell').first()).toBeVisible()
  const all = Number(await grid.getAttribute('aria-rowcount'))
  await app.page.getByRole('region', { name: 'Scope' }).getByRole('textbox', { name: 'VM name' }).fill('erp web')
  await expect.poll(async () => Number(await grid.getAttribute('aria-rowcount'))).toBeLessThan(all)

  // The address says it: a link opened elsewhere narrows the same, and the way back leads to what was before.
  await expect(app.page).toHaveURL(/scope=/)
  await app.navigate('Assess')
  await expect(app.page).toHaveURL(/\/assess\?scope=/)
  await app.page.reload()
  await expect(app.page.getByRole('textbox', { name: 'VM name' })).toHaveValue('erp web')
  await app.page.getByRole('button', { name: 'Clear scope' }).click()
  await expect(app.page).toHaveURL(/\/assess$/)
  await app.page.goBack()
  await expect.poll(async () => Number(await grid.getAttribute('aria-rowcount'))).toBeLessThan(all)
  await app.page.getByRole('button', { name: 'Clear scope' }).click()
  await expect.poll(async () => Number(await grid.getAttribute('aria-rowcount'))).toBe(all)
})

test('at twice the size everything can be reached, and nothing covers it', async ({ app }) => {
  await new StartPage(app).openSample()
  const { page } = app
  await page.setViewportSize({ width: 640, height: 400 })
  const grid = page.getByRole('grid')
  await grid.scrollIntoViewIfNeeded()
  // Bars that stay would leave less than half of the window to the list.
  await grid.evaluate((element) => element.scrollIntoView({ block: 'end' }))
  const box = await grid.boundingBox()
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(401) // scrolling ends at whole pixels
  expect(box?.height ?? 0).toBeGreaterThanOrEqual(200)
  expect(await page.evaluate(() => document.scrollingElement?.scrollWidth)).toBeLessThanOrEqual(640)
  await app.navigate('Map')
  await expect(app.heading).toBeInViewport()
})

test('both lists of the scope say to a screen reader what they are', async ({ app }) => {
  await new StartPage(app).openSample()
  const scope = app.page.getByRole('region', { name: 'Scope' })
  for (const name of ['Sources', 'Clusters']) {
    const list = scope.getByRole('combobox', { name, exact: true })
    await list.focus()
    await expect(list).toBeFocused()
    await app.page.keyboard.press('Enter')
    await expect(list).toHaveAttribute('aria-expanded', 'true')
    await app.page.keyboard.press('Escape')
    await expect(list).toHaveAttribute('aria-expanded', 'false')
  }
})

test('settings are remembered, and the tour is taken again by keyboard', async ({ app }) => {
  const { page } = app
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByText('Dark', { exact: true }).click()
  await page.getByText('Compact', { exact: true }).click()
  await page.getByRole('radiogroup', { name: 'Numbers' }).getByText('12.345,6', { exact: true }).click()
  await page.getByRole('radiogroup', { name: 'Sizes' }).getByText('GiB', { exact: true }).click()
  await page.reload()
  await expect(page.locator('body')).toHaveAttribute('data-theme', 'dark')
  await expect(page.getByRole('status')).toHaveText('12.345,6 · 64 GiB · 2.560 GiB · 2026-03-27 22:04')
  const tour = page.getByRole('region', { name: 'Tour' })
  await expect(tour).toBeHidden()
  await page.getByRole('button', { name: 'Take the tour' }).press('Enter')
  await expect(tour.getByRole('heading')).toBeFocused()
  await tour.getByRole('button', { name: 'Next' }).press('Enter')
  await expect(tour.getByRole('heading', { name: 'Open questions' })).toBeFocused()
  // Both themes can be looked at where neither is chosen.
  await page.getByRole('radiogroup', { name: 'Theme' }).getByText('As the system', { exact: true }).click()
  await expectAccessible(page)
  await tour.getByRole('button', { name: 'Next' }).focus()
  await page.keyboard.press('Escape')
  await expect(tour).toBeHidden()
  await expect(page.getByRole('button', { name: 'Take the tour' })).toBeFocused()
})

test('another tab of the same server is signed in, a stranger is not', async ({ app, browser }) => {
  const tab = await app.page.context().newPage()
  await tab.goto(`${app.server.origin}/`)
  await expect(tab.getByRole('heading', { level: 1, name: 'Projects' })).toBeVisible()
  const stranger = await (await browser.newContext()).newPage()
  await stranger.goto(`${app.server.origin}/`)
  await expect(stranger.getByRole('heading', { level: 1, name: 'This page is not signed in' })).toBeVisible()
  await stranger.context().close()
})

test('a page shows the project that another browser opened as soon as it asks for something', async ({ app, browser }) => {
  await new StartPage(app).create('Lisbon')
  const context = await browser.newContext()
  const other = new AppPage(await context.newPage(), app.server)
  await other.open()
  await new StartPage(other).open()
  await new StartPage(other).openSample()
  await expect(app.page.getByRole('banner')).toContainText('Lisbon')
  await app.navigate('Target')
  await expect(app.page.getByRole('banner')).toContainText('Sample estate')
  await expect(app.heading).toHaveText('Target')
  await expect(app.page.getByRole('alert')).toHaveCount(0)
  await context.close()
})

test('the token leaves the address bar at once', ({ app }) => {
  expect(app.page.url()).not.toContain('token')
})

test('a page that does not exist says so', async ({ app }) => {
  await app.goTo('/no-such-page')
  await expect(app.heading).toHaveText('There is no such page')
  await app.page.getByRole('link', { name: 'Go to projects' }).click()
  await expect(app.heading).toHaveText('Projects')
})

test('a server that is gone is said, and is found again', async ({ page, server }) => {
  const app = new AppPage(page, server)
  await app.open()
  await page.route('**/rpc', (route) => route.abort())
  await page.evaluate(() => history.pushState({}, '', '/import'))
  await page.reload()
  await expect(app.heading).toHaveText('Portolan does not answer')
  await page.unroute('**/rpc')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(app.heading).toHaveText('Projects')
})
