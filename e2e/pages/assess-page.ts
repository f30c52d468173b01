import type { Locator, Page } from '@playwright/test'

import type { AppPage } from './app-page.ts'

/** The Assess screen: counts that lead to VMs, and the rules with their texts. */
export class AssessPage {
  readonly page: Page
  readonly #app: AppPage

  constructor(app: AppPage) {
    this.#app = app
    this.page = app.page
  }

  async open(): Promise<void> {
    await this.#app.open('/assess')
    await this.counts('By status').waitFor()
  }

  counts(title: 'By status' | 'By operating system' | 'How they can move' | 'By cluster'): Locator {
    return this.page.getByRole('table', { name: title })
  }

  /** The link of a count. */
  count(title: Parameters<AssessPage['counts']>[0], name: string): Locator {
    return this.counts(title).getByRole('link', { name: new RegExp(`^${name}: `) })
  }

  get rules(): Locator {
    return this.page.getByRole('region', { name: 'By rule' })
  }

  rule(id: string): Locator {
    return this.rules.locator(`tr[data-rule="${id}"]`)
  }

  /** The row below a rule that holds its text. */
  text(id: string): Locator {
    return this.rules.locator(`tr[data-rule="${id}"] + tr`)
  }

  get quiet(): Locator {
    return this.rules.getByRole('checkbox', { name: 'Show rules that found nothing' })
  }

  /** On the page of a VM. */
  get ofVm(): Locator {
    return this.page.getByRole('region', { name: 'Assessment' })
  }
}
