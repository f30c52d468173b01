import type { Locator, Page } from '@playwright/test'

import type { AppPage } from './app-page.ts'

/** The panel with the rows of a file that a VM was made of. */
export interface RawRows {
  readonly summary: Locator
  readonly search: Locator
  readonly withEmpty: Locator
  /** How many columns are shown. */
  readonly found: Locator
  /** A column of a sheet, which is a line here. */
  readonly line: (sheet: string, column: string) => Locator
}

/** A list of the inventory, and the page of one VM. */
export class InventoryPage {
  readonly page: Page
  readonly #app: AppPage

  constructor(app: AppPage) {
    this.#app = app
    this.page = app.page
  }

  open(kind: 'vms' | 'hosts' | 'clusters' | 'datastores' | 'networks' | 'images'): Promise<void> {
    return this.#app.open(`/inventory/${kind}`)
  }

  get grid(): Locator {
    return this.page.getByRole('grid')
  }

  /** Rows that are drawn; the table draws no more than are seen. */
  get rows(): Locator {
    return this.grid.getByRole('row').filter({ has: this.page.getByRole('gridcell') })
  }

  get selectedRows(): Locator {
    return this.grid.locator('[role=row][aria-selected=true]')
  }

  title(name: string): Locator {
    return this.grid.getByRole('columnheader', { name })
  }

  /** Sorts by clicking the title, as often as it is called. */
  sortBy(name: string): Promise<void> {
    return this.title(name).getByRole('button', { name }).first().click()
  }

  /** The expression, e.g. `powerState = "on"`. */
  get filter(): Locator {
    return this.page.getByRole('main').getByRole('combobox', { name: 'Filter expression' })
  }

  /** What can be written in the filter, as it is offered. */
  get suggestions(): Locator {
    return this.page.getByRole('listbox', { name: 'What can stand here' }).getByRole('option')
  }

  /** The number of rows that match, as a screen reader is told it. */
  async matching(): Promise<number> {
    const header = 1
    return Number(await this.grid.getAttribute('aria-rowcount')) - header
  }

  /** The row of a name, where it is drawn. */
  row(name: string): Locator {
    return this.rows.filter({ has: this.page.getByRole('gridcell', { name, exact: true }) })
  }

  /** The checkbox of a VM, where its row is drawn. */
  tick(name: string): Locator {
    return this.grid.getByRole('checkbox', { name: `Select ${name}`, exact: true })
  }

  get tickAll(): Locator {
    return this.grid.getByRole('checkbox', { name: /^Select all/ })
  }

  get search(): Locator {
    return this.page.getByRole('textbox', { name: 'Search in all columns' })
  }

  get copyButton(): Locator {
    return this.page.getByRole('main').getByRole('button', { name: /^Copy / })
  }

  get notice(): Locator {
    return this.page.getByRole('main').getByRole('status').filter({ hasText: /(copied|saved)/ })
  }

  /** Shows or hides a column by the chooser. */
  async toggleColumn(name: string): Promise<void> {
    await this.page.getByRole('main').getByRole('button', { name: 'Columns', exact: true }).click()
    await this.page.getByRole('dialog', { name: 'Columns' }).getByRole('checkbox', { name, exact: true }).click()
    await this.page.keyboard.press('Escape')
  }

  /** Chooses a value in a column's menu; its text begins with it. */
  async chooseValue(column: string, value: string): Promise<void> {
    await this.grid.getByRole('button', { name: new RegExp(`^Choose values of ${column}`) }).click()
    await this.page.getByRole('dialog').getByRole('checkbox', { name: value, exact: true }).click()
    await this.page.keyboard.press('Escape')
  }

  /** Saves the list as CSV and answers the path of the file. */
  async saveCsv(): Promise<{ name: string; path: string }> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.page.getByRole('main').getByRole('button', { name: 'Save as CSV' }).click()])
    return { name: download.suggestedFilename(), path: await download.path() }
  }

  /** What can be decided for the selected rows. */
  decide(action: 'Leave out' | 'Include' | 'Set namespace' | 'Set StorageClass' | 'Set instance type' | 'Set wave' | 'Set application, owner' | 'Take back' | 'Write a note'): Promise<void> {
    return this.page.getByRole('group', { name: /^Decide for the selected/ }).getByRole('button', { name: action, exact: true }).click()
  }

  /** Where one thing is decided for all of them. */
  get dialog(): Locator {
    return this.page.getByRole('dialog').filter({ has: this.page.getByRole('button', { name: /^(Decide|Apply|Save)/ }) })
  }

  /** On the page of a VM: what the file said of it word for word. */
  get rawRows(): RawRows {
    const panel = this.page.getByRole('main').locator('details', { hasText: 'Rows as they stand in the file' })
    return {
      summary: panel.locator('summary').first(),
      search: panel.getByRole('textbox', { name: 'Search columns and values' }),
      withEmpty: panel.getByRole('checkbox', { name: 'Show empty columns' }),
      found: panel.getByRole('status').filter({ hasText: /columns? shown/ }),
      line: (sheet, column) => panel.getByRole('region', { name: sheet, exact: true }).getByRole('row').filter({ has: this.page.getByRole('rowheader', { name: column, exact: true }) }),
    }
  }

  /** Groups the rows, and ticks a group. */
  async tickGroup(by: string, value: string): Promise<void> {
    await this.page.getByRole('combobox', { name: 'Group rows by' }).selectOption({ label: `By ${by}` })
    await this.page.getByRole('checkbox', { name: `Select the rows with ${by} ${value}`, exact: true }).check()
  }

  /** The texts of a column's cells. Cells out of sight are not drawn, so that the column is brought into sight for a moment. */
  async cells(column: string): Promise<string[]> {
    const index = await this.grid.evaluate((grid, name) => {
      const title = [...grid.querySelectorAll('[role=columnheader]')].find((cell) => cell.textContent.trim().startsWith(name))
      title?.scrollIntoView({ inline: 'center', block: 'nearest' })
      return title?.getAttribute('aria-colindex') ?? ''
    }, column)
    const cells = this.grid.locator(`[role=gridcell][aria-colindex="${index}"]`)
    await cells.first().waitFor()
    const texts = await cells.allTextContents()
    await this.grid.evaluate((grid) => { grid.scrollLeft = 0 })
    return texts.map((text) => text.trim())
  }
}
