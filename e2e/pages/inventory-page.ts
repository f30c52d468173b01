import type { Locator, Page } from '@playwright/test'

import type { AppPage } from './app-page.ts'

/** A list of the inventory, and the page of one VM. */
export class InventoryPage {
  readonly page: Page
  readonly #app: AppPage

  constructor(app: AppPage) {
    this.#app = app
    this.page = app.page
  }

  open(kind: 'vms' | 'hosts' | 'clusters' | 'datastores' | 'networks'): Promise<void> {
    return this.#app.goTo(`/inventory/${kind}`)
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
    return this.page.getByRole('main').getByRole('textbox', { name: /filter/i })
  }

  /** The number of rows that match, as a screen reader is told it. */
  async matching(): Promise<number> {
    const header = 1
    return Number(await this.grid.getAttribute('aria-rowcount')) - header
  }

  cells(column: string): Promise<string[]> {
    return this.grid.evaluate((grid, name) => {
      const title = [...grid.querySelectorAll('[role=columnheader]')].find((cell) => cell.textContent.trim().startsWith(name))
      const index = title?.getAttribute('aria-colindex') ?? ''
      return [...grid.querySelectorAll(`[role=gridcell][aria-colindex="${index}"]`)].map((cell) => cell.textContent.trim())
    }, column)
  }
}
