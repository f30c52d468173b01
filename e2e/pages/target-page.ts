import { readFileSync } from 'node:fs'

import type { Download, Locator, Page } from '@playwright/test'

import type { AppPage } from './app-page.ts'

/** The Target screen: presets, the form with its errors and advice, saving, and YAML in and out. */
export class TargetPage {
  readonly page: Page
  readonly #app: AppPage

  constructor(app: AppPage) {
    this.#app = app
    this.page = app.page
  }

  async open(): Promise<void> {
    await this.#app.open('/target')
    await this.id.waitFor()
  }

  section(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true })
  }

  get id(): Locator {
    return this.page.getByLabel('Id', { exact: true })
  }

  get name(): Locator {
    return this.section('Name and releases').getByLabel('Name', { exact: true })
  }

  get mtv(): Locator {
    return this.page.getByLabel('MTV', { exact: true })
  }

  get openshift(): Locator {
    return this.page.getByLabel('OpenShift', { exact: true })
  }

  get save(): Locator {
    return this.page.getByRole('button', { name: 'Save', exact: true })
  }

  get discard(): Locator {
    return this.page.getByRole('button', { name: 'Discard edits' })
  }

  get bar(): Locator {
    return this.section('Saving')
  }

  get advice(): Locator {
    return this.section('Errors and advice')
  }

  get undo(): Locator {
    return this.page.getByRole('button', { name: /^Undo/ })
  }

  get redo(): Locator {
    return this.page.getByRole('button', { name: /^Redo/ })
  }

  get presets(): Locator {
    return this.page.locator('details').filter({ has: this.page.locator('summary', { hasText: 'Presets' }) })
  }

  preset(name: string): Locator {
    return this.presets.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name: new RegExp(`^${name}\\b`) }) })
  }

  async openPresets(): Promise<void> {
    if ((await this.presets.getAttribute('open')) === null) await this.presets.locator('summary').click()
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog')
  }

  get conflict(): Locator {
    return this.page.getByRole('alert').filter({ hasText: 'decided otherwise meanwhile' })
  }

  /** A row of one of the tables of the form. */
  row(table: 'StorageClasses' | 'Node models', name: string): Locator {
    return this.section(table).getByRole('row').filter({ has: this.page.getByRole('rowheader', { name }) })
  }

  /** Opens the editor of a row, and answers it. */
  async edit(table: 'StorageClasses' | 'Node models', name: string): Promise<Locator> {
    await this.page.getByRole('button', { name: `Edit ${name}`, exact: true }).click()
    return this.editor(table, name)
  }

  editor(table: 'StorageClasses' | 'Node models', name: string): Locator {
    return this.page.getByRole('group', { name: `${table === 'StorageClasses' ? 'StorageClass' : 'Node model'} ${name}`, exact: true })
  }

  /** Saves the YAML; answers its name and text. */
  async saveYaml(): Promise<{ name: string; path: string; text: string }> {
    const waiting: Promise<Download> = this.page.waitForEvent('download')
    await this.page.getByRole('button', { name: 'Save as YAML' }).click()
    const download = await waiting
    const path = await download.path()
    return { name: download.suggestedFilename(), path, text: readFileSync(path, 'utf8') }
  }

  async loadYaml(name: string, text: string): Promise<void> {
    await this.page.locator('input[type=file][accept=".yaml,.yml"]').setInputFiles({ name, mimeType: 'application/yaml', buffer: Buffer.from(text) })
  }

  get yamlFailure(): Locator {
    return this.page.getByRole('alert').filter({ hasText: 'could not be loaded' })
  }
}
