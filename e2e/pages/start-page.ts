import type { Locator, Page } from '@playwright/test'

import type { AppPage } from './app-page.ts'

/** The start page: projects. */
export class StartPage {
  readonly page: Page
  readonly #app: AppPage

  constructor(app: AppPage) {
    this.#app = app
    this.page = app.page
  }

  open(): Promise<void> {
    return this.#app.open('/')
  }

  get nameField(): Locator {
    return this.page.getByRole('textbox', { name: 'Name of the project' })
  }

  get createButton(): Locator {
    return this.page.getByRole('button', { name: 'Create project' })
  }

  get sampleButton(): Locator {
    return this.page.getByRole('button', { name: 'Open the sample estate' })
  }

  get alert(): Locator {
    return this.page.getByRole('main').getByRole('alert')
  }

  recent(name: string): Locator {
    return this.page.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name, exact: true }) })
  }

  /** A new project, empty; the app goes on to Import. */
  async create(name: string): Promise<void> {
    await this.nameField.fill(name)
    await this.createButton.click()
    await this.page.waitForURL('**/import')
  }

  /** The sample estate in a project of its own; the app goes on to the VMs. */
  async openSample(): Promise<void> {
    await this.sampleButton.click()
    await this.page.waitForURL('**/inventory/vms')
  }

  /** In the desktop it opens the system's dialog. */
  get fileButton(): Locator {
    return this.page.getByRole('button', { name: 'Choose a project file' })
  }

  /** Opens a project file by the browser's file chooser. */
  async openFile(file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), this.fileButton.click()])
    await chooser.setFiles(file)
  }
}
