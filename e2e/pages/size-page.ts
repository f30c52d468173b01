import type { Locator, Page } from '@playwright/test'

import type { AppPage } from './app-page.ts'

/** The Size screen: inputs on the left, the answer on the right. */
export class SizePage {
  readonly page: Page
  readonly #app: AppPage

  constructor(app: AppPage) {
    this.#app = app
    this.page = app.page
  }

  async open(): Promise<void> {
    await this.#app.open('/size')
    await this.workers.waitFor()
  }

  get answer(): Locator {
    return this.page.getByRole('region', { name: 'Answer' })
  }

  /** The number of worker nodes, which is its own question. */
  get workers(): Locator {
    return this.answer.getByRole('button', { name: 'Why: Worker nodes' })
  }

  get explanation(): Locator {
    return this.page.getByRole('dialog', { name: 'Worker nodes' })
  }

  get inputs(): Locator {
    return this.page.getByRole('form', { name: 'Inputs' })
  }

  /** The field of a number, or its slider. */
  field(label: string): Locator {
    return this.inputs.getByRole('textbox', { name: label, exact: true })
  }

  slider(label: string): Locator {
    return this.inputs.getByRole('slider', { name: label })
  }

  scenario(name: string): Locator {
    return this.page.getByRole('group', { name: 'Scenarios' }).getByRole('button', { name, exact: true })
  }

  action(name: 'Add' | 'Duplicate' | 'Rename' | 'Delete'): Locator {
    return this.page.getByRole('button', { name, exact: true })
  }

  get newName(): Locator {
    return this.page.getByRole('textbox', { name: 'Name of the scenario' })
  }

  async openTab(name: 'Nodes' | 'Around the workers' | 'What if' | 'Compare'): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Views of the sizing' }).getByRole('link', { name }).click()
  }

  get failures(): Locator {
    return this.answer.getByRole('table', { name: 'When nodes fail' })
  }

  get comparison(): Locator {
    return this.answer.getByRole('table', { name: 'Scenarios side by side' })
  }

  chart(title: string): Locator {
    return this.answer.getByRole('img', { name: title })
  }
}
