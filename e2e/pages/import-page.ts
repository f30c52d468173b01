import type { FileChooser, Locator, Page } from '@playwright/test'

import type { AppPage } from './app-page.ts'

/** The Import screen. */
export class ImportPage {
  readonly page: Page
  readonly #app: AppPage

  constructor(app: AppPage) {
    this.#app = app
    this.page = app.page
  }

  open(): Promise<void> {
    return this.#app.open('/import')
  }

  /** Chooses files by the button, as a person does. */
  async choose(files: Parameters<FileChooser['setFiles']>[0]): Promise<void> {
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), this.chooseButton.click()])
    await chooser.setFiles(files)
  }

  get chooseButton(): Locator {
    return this.page.getByRole('button', { name: 'Choose files' })
  }

  /** The form for a live read; it is folded up at first. */
  async unfoldEngine(): Promise<Locator> {
    const form = this.page.getByRole('form', { name: 'Read an oVirt or RHV engine live' })
    if (!(await form.isVisible())) await this.page.getByText('Read an oVirt or RHV engine live', { exact: true }).click()
    return form
  }

  /** Fills the form in and sends it off, by the keyboard at the end. */
  async readEngine({ url, user, password, ca }: { readonly url: string; readonly user: string; readonly password: string; readonly ca?: string }): Promise<void> {
    const form = await this.unfoldEngine()
    await form.getByLabel('Address of the engine').fill(url)
    await form.getByLabel('User', { exact: true }).fill(user)
    await form.getByLabel('Password', { exact: true }).fill(password)
    if (ca !== undefined) {
      const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), form.getByRole('button', { name: 'Choose a certificate' }).click()])
      await chooser.setFiles(ca)
    }
    await form.getByLabel('Password', { exact: true }).press('Enter')
  }

  get sampleButton(): Locator {
    return this.page.getByRole('button', { name: 'Import the sample estate' })
  }

  get cancelButton(): Locator {
    return this.page.getByRole('main').getByRole('button', { name: 'Cancel import' })
  }

  get progress(): Locator {
    return this.page.getByRole('region', { name: 'Import under way' })
  }

  get dropZone(): Locator {
    return this.page.getByRole('region', { name: 'Inventory files' })
  }

  /** What is said about how the import ended. */
  outcome(text: string | RegExp): Locator {
    return this.page.getByRole('main').getByRole('alert').filter({ hasText: text })
  }

  get report(): Locator {
    return this.page.getByRole('article', { name: 'Report of the newest import' })
  }

  /** A section of the report by its heading. */
  section(name: string): Locator {
    return this.report.getByRole('region', { name, exact: true }).first()
  }

  count(name: string): Locator {
    return this.section('What was read').locator('div').filter({ has: this.page.getByText(name, { exact: true }) }).locator('dd')
  }

  async importSample(): Promise<void> {
    await this.open()
    await this.sampleButton.click()
    await this.outcome('Import finished').waitFor()
  }
}
