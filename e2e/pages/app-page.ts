import { expect, type Locator, type Page } from '@playwright/test'

import type { AppServer } from './portolan-server.ts'
import { seenTour } from './seen-tour.ts'

/** The frame around every screen. */
export class AppPage {
  readonly page: Page
  readonly server: AppServer
  /** Nothing but its first screen has been shown since it was loaded. */
  #isFresh = false

  constructor(page: Page, server: AppServer) {
    this.page = page
    this.server = server
  }

  /** Opens the link of the server as somebody who has seen the tour: it is offered on the first project otherwise. */
  async start(): Promise<void> {
    await this.page.addInitScript(seenTour)
    await this.page.goto(this.server.link)
    await expect(this.heading).toBeVisible()
    this.#isFresh = true
  }

  /** Goes to a screen by its address, as a bookmark would; the token is in the tab's session already. A page that was only just loaded is not loaded again. */
  async goTo(path: string): Promise<void> {
    if (this.#isFresh) return this.goWithin(path)
    await this.page.goto(`${this.server.origin}${path}`)
    await expect(this.heading).toBeVisible()
  }

  /** Goes to a screen as by a link within the app; the screen that is shown already begins anew, as a bookmark would have it. */
  async open(path: string): Promise<void> {
    const { pathname, search } = new URL(this.page.url())
    await (this.#isFresh || `${pathname}${search}` !== path ? this.goWithin(path) : this.goTo(path))
  }

  /** Goes to a screen by the app's own router: the page stays loaded, which is quicker than a bookmark where nothing but the screen counts. */
  async goWithin(path: string): Promise<void> {
    this.#isFresh = false
    await this.page.evaluate(async (to) => {
      const mounted = document.querySelector('#app') as unknown as { __vue_app__: { config: { globalProperties: { $router: { push(path: string): Promise<unknown> } } } } } // Vue and its router put it there
      await mounted.__vue_app__.config.globalProperties.$router.push(to)
    }, path)
    await expect(this.heading).toBeVisible()
  }

  get heading(): Locator {
    return this.page.getByRole('heading', { level: 1 })
  }

  navigate(name: string): Promise<void> {
    return this.page.getByRole('navigation').getByRole('link', { name, exact: true }).first().click()
  }
}
