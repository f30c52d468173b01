import type { Locator, Page } from '@playwright/test'

import { drawAll } from '../axe/draw-all.ts'
import type { AppPage } from './app-page.ts'

/** The Hand over screen. */
export class HandOverPage {
  readonly page: Page
  readonly #app: AppPage

  constructor(app: AppPage) {
    this.#app = app
    this.page = app.page
  }

  async open(query = ''): Promise<void> {
    await this.#app.open(`/hand-over${query}`)
    await this.section('Files').waitFor()
    await drawAll(this.page)
    await this.tree.waitFor()
  }

  /** A section by its heading. */
  section(name: 'Summary' | 'Checks' | 'Export' | 'Workbook and report' | 'Files'): Locator {
    return this.page.getByRole('region', { name, exact: true })
  }

  /** A number of the summary by its name. */
  fact(name: string): Locator {
    return this.section('Summary').locator('div').filter({ has: this.page.getByText(name, { exact: true }) }).locator('dd')
  }

  get tree(): Locator {
    return this.page.getByRole('tree', { name: 'Files of the bundle' })
  }

  /** Lines of the tree whose name begins so. */
  items(name: string): Locator {
    return this.tree.getByRole('treeitem').filter({ hasText: name })
  }

  get changedOnly(): Locator {
    return this.section('Files').getByRole('checkbox', { name: 'Changed only' })
  }

  /** The paths of the files that are shown, folders left out. */
  async shownFiles(): Promise<string[]> {
    await this.section('Files').locator('[role=tree][aria-busy=false]').waitFor()
    return this.tree.locator('[role=treeitem]:not([aria-expanded])').evaluateAll((items) => items.map((item) => item.getAttribute('data-path') ?? ''))
  }

  /** The text of the chosen file, or its differences. */
  get text(): Locator {
    return this.section('Files').getByRole('textbox', { name: /^(Text|Differences) of / })
  }

  /** Lines that the search marks; only those that are seen are drawn. */
  get matches(): Locator {
    return this.section('Files').locator('.cm-searchMatch')
  }

  async search(words: string): Promise<void> {
    await this.section('Files').getByRole('button', { name: 'Search', exact: true }).click()
    const field = this.page.getByRole('textbox', { name: 'Find' })
    await field.pressSequentially(words)
    await field.press('Enter')
  }

  async showDifferences(): Promise<void> {
    await this.section('Files').getByText('Differences', { exact: true }).click()
  }

  /** "2 places differ: ...". */
  get differences(): Locator {
    return this.section('Files').getByRole('status').filter({ hasText: /differ/ })
  }

  get downloadButton(): Locator {
    return this.section('Export').getByRole('button', { name: 'Download', exact: true })
  }

  /** Downloads the bundle and answers the path of the zip. */
  async download(): Promise<string> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.downloadButton.click()])
    return download.path()
  }

  /** Downloads a file for people and answers what the browser calls it and where it lies. */
  async downloadReport(button: 'Workbook (xlsx)' | 'Report (HTML)' | 'Tables (CSV)'): Promise<{ readonly name: string; readonly file: string }> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.section('Workbook and report').getByRole('button', { name: button, exact: true }).click()])
    return { name: download.suggestedFilename(), file: await download.path() }
  }

  /** Exports below the folder that the command line offered, into a folder of this name. */
  async exportInto(name: string): Promise<void> {
    const section = this.section('Export')
    await section.getByText('Into a folder of this machine', { exact: true }).click()
    await section.getByRole('textbox', { name: /own folder$/ }).fill(name)
    await section.getByRole('button', { name: 'Export', exact: true }).click()
  }

  /** What is said about how the export ended. */
  get outcome(): Locator {
    return this.section('Export').getByRole('alert')
  }
}
