import { expectAccessible } from '../axe/expect-accessible.ts'
import { expect, test } from '../pages/app-test.ts'
import { InventoryPage } from '../pages/inventory-page.ts'

/** Templates are listed too: the sample's 196 VMs and 4 templates. */
const SAMPLE_VMS = 200

test.use({ project: 'sample' })

test('VMs are filtered, sorted by two columns and grouped, a filter is completed, and the address and a view keep all of it', async ({ app }) => {
  const list = new InventoryPage(app)
  await list.open('vms')
  await expect.poll(() => list.matching()).toBe(SAMPLE_VMS)

  await list.filter.fill('vcpus >= 8')
  await list.filter.press('Enter')
  await expect.poll(() => list.matching()).toBeLessThan(SAMPLE_VMS)
  expect(await list.matching()).toBeGreaterThan(0)

  await list.filter.fill('vcpus >= and')
  await list.filter.press('Enter')
  await expect(app.page.getByText(/character \d+/)).toBeVisible()

  await list.filter.fill('')
  await list.filter.press('Enter')
  await expect.poll(() => list.matching()).toBe(SAMPLE_VMS)

  // What can be written is offered as it is typed, and arrows choose it.
  await list.filter.pressSequentially('clus')
  await expect(list.suggestions.filter({ hasText: /^cluster/ })).toBeVisible()
  await app.page.keyboard.press('ArrowDown')
  await app.page.keyboard.press('Enter')
  await expect(list.filter).toHaveValue('cluster ')
  await app.page.keyboard.type('= ')
  await expect(list.suggestions.first()).toContainText(/\d$/)
  await app.page.keyboard.press('ArrowDown')
  await expectAccessible(app.page)
  await app.page.keyboard.press('Enter')
  await expect(list.filter).toHaveValue(/^cluster = \S+ $/)
  await list.filter.fill('')
  await list.filter.press('Enter')
  await expect.poll(() => list.matching()).toBe(SAMPLE_VMS)

  // A click on a title sorts, another turns the order.
  await list.sortBy('Name')
  await expect(list.title('Name')).toHaveAttribute('aria-sort', 'ascending')
  const first = (await list.cells('Name'))[0]
  await list.sortBy('Name')
  await expect(list.title('Name')).toHaveAttribute('aria-sort', 'descending')
  await expect.poll(async () => (await list.cells('Name'))[0]).not.toBe(first)

  // With Shift a second column counts beside it, by the keyboard as well.
  await list.title('vCPUs').getByRole('button', { name: 'vCPUs' }).first().focus()
  await app.page.keyboard.press('Shift+Enter')
  await expect(app.page.getByText('Sorted by Name downwards, then by vCPUs upwards')).toBeVisible()
  await expect(app.page).toHaveURL(/sort=-name,vcpus/)

  // A view keeps it, and a pinned column stays in sight.
  const main = app.page.getByRole('main')
  await main.getByRole('button', { name: 'Columns', exact: true }).click()
  await app.page.getByRole('button', { name: 'Keep Name in sight at the left' }).click()
  await app.page.keyboard.press('Escape')
  await list.grid.evaluate((grid) => { grid.scrollLeft = 600 })
  await expect(list.rows.first().getByRole('gridcell').nth(1)).toBeInViewport({ ratio: 0.9 })
  await main.getByRole('button', { name: 'Views' }).click()
  await app.page.getByRole('textbox', { name: 'Save what is shown as' }).fill('by name')
  await expectAccessible(app.page)
  await app.page.keyboard.press('Enter')
  await app.page.keyboard.press('Escape')
  await expect(main.getByRole('button', { name: 'View: by name' })).toBeFocused()

  // Groups with their sums open to their rows, and the way back leads to the groups.
  await main.getByRole('combobox', { name: 'Group rows by' }).selectOption('By Cluster')
  const groups = main.getByRole('region', { name: 'Rows by Cluster' })
  await expect(groups.getByRole('row').last()).toContainText(`All${SAMPLE_VMS}`)
  await main.getByRole('combobox', { name: 'Level 2 of groups' }).selectOption('then by Power')
  const nested = main.getByRole('region', { name: 'Rows by Cluster, Power' })
  await nested.getByRole('button', { name: /^Show the rows/ }).first().focus()
  await app.page.keyboard.press('ArrowRight')
  await expect(nested.getByRole('button', { name: /^Show the rows with Cluster .+, Power / }).first()).toBeVisible()
  await expectAccessible(app.page)
  await main.getByRole('combobox', { name: 'Level 2 of groups' }).selectOption('No further level')
  await groups.getByRole('button', { name: /^Show the rows/ }).first().click()
  await expect(app.page).toHaveURL(/values=/)
  await expect.poll(() => list.matching()).toBeLessThan(SAMPLE_VMS)
  await app.page.goBack()
  await expect(groups).toBeVisible()
  await app.page.reload()
  await expect(groups).toBeVisible()
  await main.getByRole('button', { name: 'Views' }).click()
  await app.page.getByRole('dialog').getByRole('button', { name: 'by name', exact: true }).click()
  await expect(list.title('Name')).toHaveAttribute('aria-sort', 'descending')
  await expect.poll(() => list.matching()).toBe(SAMPLE_VMS)
})

test('a VM is found, selected and opened by the keyboard alone', async ({ app }) => {
  const list = new InventoryPage(app)
  const { keyboard } = app.page
  await list.open('vms')
  await expect(list.rows.first()).toBeVisible()

  await list.rows.first().getByRole('gridcell').nth(1).focus()
  await keyboard.press('ArrowDown')
  await keyboard.press('Space')
  await expect(list.selectedRows).toHaveCount(1)
  await keyboard.press('Control+a')
  await expect.poll(() => list.selectedRows.count()).toBeGreaterThan(1)

  await keyboard.press('Enter')
  await expect(app.page).toHaveURL(/\/inventory\/vms\/.+/)
  // The heading says its name, once that is there.
  await expect(app.heading).not.toHaveText(/^(?:VM)?$/)

  // What the file said of it is there word for word, sheet by sheet, and columns are found by what they hold.
  const opened = (await app.heading.textContent())?.trim() ?? ''
  const { summary, search, withEmpty, found, line } = list.rawRows
  await summary.focus()
  await keyboard.press('Enter')
  await expect(line('vInfo', 'VM')).toContainText(opened)
  await expect(line('vDisk', 'VM').first()).toBeVisible()
  const filled = Number.parseInt((await found.textContent()) ?? '', 10)
  await withEmpty.check()
  await expect.poll(async () => Number.parseInt((await found.textContent()) ?? '', 10)).toBeGreaterThan(filled)
  await search.fill('no column says this')
  await expect(app.page.getByRole('heading', { name: 'No column has that' })).toBeVisible()
  await search.fill(opened)
  await expect(line('vInfo', 'VM')).toContainText(opened)
  await expect(line('vInfo', 'Powerstate')).toHaveCount(0)
  await expectAccessible(app.page)

  // The way back leads to where one was: the same rows are selected, and the one that was opened has the focus.
  await app.page.goBack()
  await expect.poll(() => list.selectedRows.count()).toBeGreaterThan(1)
  await expect(list.rows.filter({ has: app.page.locator(':focus') })).toContainText(opened)
  await keyboard.press('End')
  await keyboard.press('Control+End')
  await keyboard.press('Home')
  await keyboard.press('ArrowRight')
  const last = list.rows.filter({ has: app.page.locator(':focus') })
  const lastName = ((await last.getByRole('gridcell').nth(1).textContent()) ?? '').trim()
  await keyboard.press('Enter')
  await expect(app.heading).toHaveText(lastName)
  // So does the trail above the page, with what the list is narrowed to.
  await app.page.getByRole('main').getByRole('link', { name: 'Inventory' }).click()
  await expect(last).toContainText(lastName)
  await expect(last).toBeInViewport()
  await list.filter.fill('vcpus >= 8')
  await list.filter.press('Enter')
  await expect(app.page).toHaveURL(/where=/)
  await app.page.getByRole('navigation', { name: 'Way through' }).getByRole('link', { name: 'Overview' }).click()
  await expect(app.page).toHaveURL(/overview/)
  await app.page.getByRole('navigation', { name: 'Way through' }).getByRole('link', { name: 'Inventory' }).click()
  await expect(list.filter).toHaveValue('vcpus >= 8')
  await list.rows.first().getByRole('link').click()
  await expect(app.page).toHaveURL(/\/inventory\/vms\/.+/)
  await expect(app.heading).not.toHaveText(/^(?:VM)?$/)

  // A deep link leads to the same place.
  const name = await app.heading.textContent()
  await app.page.reload()
  await expect(app.heading).toHaveText(name ?? '')
})

test('what of the scope does not narrow a list is said, and each list gives an example of its own', async ({ app }) => {
  const list = new InventoryPage(app)
  await list.open('hosts')
  const hosts = await list.matching()
  const scope = app.page.getByRole('region', { name: 'Scope' })
  await scope.getByRole('textbox', { name: 'VM name' }).fill('erp')
  const notice = app.page.getByRole('main').getByRole('status').filter({ hasText: 'of the scope' })
  await expect(notice).toHaveText(/The VM name of the scope does not narrow this list/)
  expect(await list.matching()).toBe(hosts)
  await scope.getByRole('combobox', { name: 'Clusters' }).click()
  await app.page.getByText(/^LIS-Core-01/).last().click()
  await app.page.keyboard.press('Escape')
  await app.page.getByRole('main').getByRole('link', { name: 'Networks' }).click()
  await expect(notice).toHaveText(/Networks belong to no cluster/)
  const example = /e\.g\. (.+)$/.exec((await list.filter.getAttribute('placeholder')) ?? '')?.[1] ?? ''
  expect(example).toContain('vlanId')
  for (const kind of ['hosts', 'clusters', 'datastores', 'networks', 'vms'] as const) {
    await list.open(kind)
    const expression = /e\.g\. (.+)$/.exec((await list.filter.getAttribute('placeholder')) ?? '')?.[1] ?? ''
    await list.filter.fill(expression)
    await list.filter.press('Enter')
    // It is understood: nothing is marked as wrong.
    await expect(app.page.getByRole('button', { name: 'Clear all filters' })).toBeVisible()
    await expect(list.filter).toHaveAttribute('aria-invalid', 'false')
  }
})

test('on its page a VM is left out, renamed, and all of it is undone', async ({ app }) => {
  await app.goTo(`/inventory/vms/${encodeURIComponent('0b1a0055-e8c3-4804-b218-9f2ec283f52f/vm-43')}`)
  const main = app.page.getByRole('main')
  await main.getByRole('button', { name: 'Leave out', exact: true }).click()
  await expect(main.getByRole('textbox', { name: 'Reason' })).toBeFocused()
  await expect(main.getByRole('button', { name: 'Leave out', exact: true })).toBeDisabled()
  await app.page.keyboard.type('retired in May')
  await app.page.keyboard.press('Enter')
  await expect(main.getByRole('heading', { name: 'Left out of the migration' })).toBeVisible()
  await expect(main).toContainText('Left out by decision: retired in May')

  await main.getByRole('button', { name: 'Set a name', exact: true }).click()
  await app.page.keyboard.type('Not A Label')
  await app.page.keyboard.press('Enter')
  await expect(main.getByRole('alert')).toContainText('DNS-1123')
  await main.getByRole('textbox', { name: 'Name on the target' }).fill('erp-web-two')
  await app.page.keyboard.press('Enter')
  await expect(main.getByText('erp-web-two', { exact: true })).toBeVisible()

  await app.page.keyboard.press('Control+z')
  await expect(main.getByText('Made from the name of the VM')).toBeVisible()
  await main.getByRole('button', { name: 'Back to the rules' }).click()
  await expect(main.getByRole('heading', { name: 'Takes part in the migration' })).toBeVisible()
})
