import type { Locator, Page } from '@playwright/test'

import type { AppPage } from './app-page.ts'

/** The list of imports on the Import screen, and the pages that it leads to. */
export class ImportHistoryPage {
  readonly page: Page

  constructor(app: AppPage) {
    this.page = app.page
  }

  /** A row a snapshot, newest first, below the row of the titles. */
  get rows(): Locator {
    return this.page.getByRole('region', { name: 'Imports', exact: true }).getByRole('row')
  }

  row(fileName: string): Locator {
    return this.rows.filter({ hasText: fileName })
  }

  get undoButton(): Locator {
    return this.page.getByRole('button', { name: 'Undo the last import' })
  }

  get undoDialog(): Locator {
    return this.page.getByRole('dialog')
  }

  get waiting(): Locator {
    return this.page.locator('details').filter({ hasText: 'Decisions without their object' })
  }

  /** A kind of change, as a tab with its count. */
  tab(name: string): Locator {
    return this.page.getByRole('navigation', { name: 'Kinds of changes' }).getByRole('link', { name: new RegExp(`^${name} \\(`) })
  }

  /** The VMs of a kind of change. */
  changes(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true })
  }
}
