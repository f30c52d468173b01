import type { Download, Locator, Page } from '@playwright/test'

import type { AppPage } from './app-page.ts'

/** The Map screen: its two tables, the change of one row, and the change of many. */
export class MapPage {
  readonly page: Page
  readonly #app: AppPage

  constructor(app: AppPage) {
    this.#app = app
    this.page = app.page
  }

  async open(tab: 'storage' | 'networks'): Promise<void> {
    await this.#app.open(`/map/${tab}`)
    await this.rows.first().waitFor()
  }

  async openScheduling(): Promise<void> {
    await this.#app.open('/map/scheduling')
    await this.clusters.waitFor()
  }

  async openPlacement(): Promise<void> {
    await this.#app.open('/map/placement')
    await this.page.getByRole('region', { name: 'Where VMs run and with whom' }).waitFor()
  }

  /** The VMs on the Placement tab, one by one. */
  get placed() {
    const part = this.page.getByRole('region', { name: 'VMs one by one' }).first()
    const rows = part.locator('tbody tr[data-row]')
    return {
      rows,
      row: (name: string) => rows.filter({ has: this.page.getByRole('checkbox', { name: `Select ${name}`, exact: true }) }),
      search: part.getByRole('searchbox'),
      selectAll: part.getByRole('button', { name: /^Select all/ }),
      change: part.getByRole('button', { name: 'Change placement', exact: true }),
      changeOf: (name: string) => part.getByRole('button', { name: `Change placement of ${name}`, exact: true }),
      editor: (name: string) => part.getByRole('form', { name: `Placement of ${name}`, exact: true }),
    }
  }

  get rules(): Locator {
    return this.page.getByRole('table', { name: 'Rules of the sources' })
  }

  get clusters(): Locator {
    return this.page.getByRole('table', { name: 'Clusters of the sources' })
  }

  tab(name: 'Storage' | 'Networks'): Locator {
    return this.page.getByRole('navigation', { name: 'Maps' }).getByRole('link', { name })
  }

  get table(): Locator {
    return this.page.getByRole('region', { name: /^(Storage|Networks)$/ }).getByRole('table')
  }

  get rows(): Locator {
    return this.table.locator('tbody tr[data-row]')
  }

  row(name: string): Locator {
    return this.rows.filter({ has: this.page.getByRole('checkbox', { name: `Select ${name}`, exact: true }) })
  }

  /** What tells a row from all others: its name, with its switch where several bear it. */
  async nameOf(row: Locator): Promise<string> {
    const label = await row.getByRole('checkbox').getAttribute('aria-label')
    return label?.replace(/^Select /, '') ?? ''
  }

  get show(): Locator {
    return this.page.getByLabel('Show', { exact: true })
  }

  get search(): Locator {
    return this.page.getByRole('searchbox', { name: 'Search this table' })
  }

  /** A StorageClass or physical network in the summary above the table. */
  summary(name: string): Locator {
    return this.page.getByRole('region', { name: /of the target$/ }).getByRole('row').filter({ has: this.page.getByRole('rowheader', { name, exact: true }) })
  }

  changeButton(name: string): Locator {
    return this.page.getByRole('button', { name: `Change destination of ${name}`, exact: true })
  }

  /** The form that opens below a row. */
  editor(name: string): Locator {
    return this.page.getByRole('form', { name: `Destination of ${name}`, exact: true })
  }

  async change(name: string): Promise<Locator> {
    await this.changeButton(name).click()
    return this.editor(name)
  }

  async select(name: string): Promise<void> {
    await this.table.getByRole('checkbox', { name: `Select ${name}`, exact: true }).check()
  }

  get bulkChange(): Locator {
    return this.page.getByRole('button', { name: 'Change destination', exact: true })
  }

  get bulkTakeBack(): Locator {
    return this.page.getByRole('button', { name: 'Take back to suggestions' })
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog').filter({ has: this.page.getByRole('heading') })
  }

  whyButton(title: string): Locator {
    return this.page.getByRole('button', { name: `Why: ${title}`, exact: true })
  }

  why(title: string): Locator {
    return this.page.getByRole('dialog', { name: title, exact: true })
  }

  /** The rules for datastores, or the VMs with storage of their own. */
  part(name: 'Rules for datastores' | 'VMs with storage of their own'): Locator {
    return this.page.getByRole('region', { name })
  }

  get undo(): Locator {
    return this.page.getByRole('group', { name: 'Toolbar' }).getByRole('button', { name: /^Undo/ })
  }

  get redo(): Locator {
    return this.page.getByRole('group', { name: 'Toolbar' }).getByRole('button', { name: /^Redo/ })
  }

  chart(title: string): Locator {
    return this.page.getByRole('figure', { name: title })
  }

  async save(chart: Locator, kind: 'PNG' | 'SVG'): Promise<Download> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), chart.getByRole('button', { name: `Save as ${kind}` }).click()])
    return download
  }
}
