import type { Locator, Page } from '@playwright/test'

import type { AppPage } from './app-page.ts'

/** The Waves screen. */
export class WavesPage {
  readonly page: Page
  readonly #app: AppPage

  constructor(app: AppPage) {
    this.#app = app
    this.page = app.page
  }

  async open(): Promise<void> {
    await this.#app.open('/waves')
  }

  async openTab(name: RegExp | string): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Views of the waves' }).getByRole('link', { name }).click()
  }

  get settings(): Locator {
    return this.page.getByRole('form', { name: 'Settings of waves' })
  }

  get day(): Locator {
    return this.page.getByLabel('Planned from (date)')
  }

  plan(name: 'Plan waves' | 'Plan again'): Locator {
    return this.page.getByRole('button', { name, exact: true }).first()
  }

  get table(): Locator {
    return this.page.getByRole('region', { name: 'Waves', exact: true }).getByRole('table')
  }

  get chart(): Locator {
    return this.page.getByRole('group', { name: 'Waves over the calendar' })
  }

  get rows(): Locator {
    return this.page.getByLabel('Rows')
  }

  bar(name: RegExp | string): Locator {
    return this.chart.getByRole('button', { name })
  }

  /** What is over which window, what that would break, or what can be done. */
  get panel(): Locator {
    return this.page.getByRole('group', { name: 'Change of the schedule' })
  }

  get refusal(): Locator {
    return this.page.getByRole('alert')
  }

  /** Drags a bar by the mouse until it lies where another one begins; `whileThere` looks before it is let go. */
  async drag(from: Locator, to: Locator, whileThere: () => Promise<void>): Promise<void> {
    const [start, end] = [await from.locator('rect').first().boundingBox(), await to.locator('rect').first().boundingBox()]
    if (start === null || end === null) throw new Error('A bar that is to be dragged is not in sight.')
    const y = start.y + start.height / 2
    await this.page.mouse.move(start.x + 2, y)
    await this.page.mouse.down()
    await this.page.mouse.move(end.x + 2, y, { steps: 4 })
    await whileThere()
    await this.page.mouse.up()
  }

  get undo(): Locator {
    return this.page.getByRole('button', { name: /^Undo/ })
  }
}
