import type { Locator, Page } from '@playwright/test'

import type { AppPage } from './app-page.ts'

/** The tab Compute of the Map screen, and the same questions on the page of a VM. */
export class ComputeMapPage {
  readonly page: Page
  readonly #app: AppPage

  constructor(app: AppPage) {
    this.#app = app
    this.page = app.page
  }

  async open(): Promise<void> {
    await this.#app.open('/map/compute')
    await this.rows.first().waitFor()
  }

  get table(): Locator {
    return this.page.getByRole('region', { name: 'Compute', exact: true }).getByRole('table')
  }

  get rows(): Locator {
    return this.table.locator('tbody tr[data-row]')
  }

  row(name: string): Locator {
    return this.rows.filter({ has: this.page.getByRole('checkbox', { name: `Select ${name}`, exact: true }) })
  }

  policy(name: string): Locator {
    return this.page.getByRole('table', { name: 'Policies side by side' }).getByRole('row').filter({ hasText: name })
  }

  get search(): Locator {
    return this.page.getByRole('searchbox', { name: 'Search this table' })
  }

  filter(name: string): Locator {
    return this.page.getByRole('group', { name: 'Filters' }).getByLabel(name, { exact: true })
  }

  sortBy(title: string): Locator {
    return this.table.getByRole('columnheader', { name: title }).getByRole('button')
  }

  changeButton(name: string): Locator {
    return this.page.getByRole('button', { name: `Change instance type and preference of ${name}`, exact: true })
  }

  editor(name: string): Locator {
    return this.page.getByRole('form', { name: `Instance type and preference of ${name}`, exact: true })
  }

  get bulkChange(): Locator {
    return this.page.getByRole('button', { name: 'Change type or preference' })
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog').filter({ has: this.page.getByRole('heading') })
  }

  get undo(): Locator {
    return this.page.getByRole('group', { name: 'Toolbar' }).getByRole('button', { name: /^Undo/ })
  }
}
