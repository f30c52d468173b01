import type { Download, Locator, Page } from '@playwright/test'

import type { AppPage } from './app-page.ts'

/** The map's tab of NIC layouts, and the views of its networks. */
export class NicPage {
  readonly page: Page
  readonly #app: AppPage

  constructor(app: AppPage) {
    this.#app = app
    this.page = app.page
  }

  async open(): Promise<void> {
    await this.#app.open('/map/nics')
    await this.drawing.waitFor()
  }

  async openNetworks(by: 'merged' | 'clusters'): Promise<void> {
    await this.#app.open(`/map/networks?by=${by}`)
    await (by === 'merged' ? this.merged : this.heatMap).waitFor()
  }

  /** The picture, with a box a button each. */
  get drawing(): Locator {
    return this.page.getByRole('group', { name: /^Host .* and nodes / })
  }

  box(id: string): Locator {
    return this.drawing.locator(`[data-box="${id}"]`)
  }

  get path(): Locator {
    return this.page.locator('.path')
  }

  async choose(count: number): Promise<void> {
    await this.page.getByRole('button', { name: `${String(count)} NICs`, exact: true }).click()
    await this.page.getByRole('button', { name: `${String(count)} NICs`, exact: true, pressed: true }).waitFor()
  }

  /** A kind of traffic where it lies. */
  chip(kind: string, bond: string): Locator {
    return this.page.getByRole('button', { name: `${kind}, on ${bond}`, exact: true })
  }

  place(bond: string): Locator {
    return this.page.locator(`[data-place="${bond}"]`)
  }

  get rules(): Locator {
    return this.page.getByRole('region', { name: 'Rules', exact: true })
  }

  get bandwidth(): Locator {
    return this.page.getByRole('table', { name: 'Bandwidth' })
  }

  get undo(): Locator {
    return this.page.getByRole('group', { name: 'Toolbar' }).getByRole('button', { name: /^Undo/ })
  }

  get merged(): Locator {
    return this.page.getByRole('region', { name: 'Networks, merged' }).getByRole('table')
  }

  get heatMap(): Locator {
    return this.page.getByRole('grid', { name: 'Clusters and the networks that they carry' })
  }

  async openCutOver(): Promise<void> {
    await this.#app.open('/waves/cut-over')
    await this.gateways.waitFor()
  }

  get gateways(): Locator {
    return this.page.getByRole('region', { name: 'Networks and gateways' }).getByRole('table')
  }

  async saveSheet(name: 'NICs as CSV' | 'Networks as CSV'): Promise<Download> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.page.getByRole('button', { name }).click()])
    return download
  }

  async save(kind: 'PNG' | 'SVG'): Promise<Download> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.page.getByRole('button', { name: `Save as ${kind}` }).click()])
    return download
  }
}
