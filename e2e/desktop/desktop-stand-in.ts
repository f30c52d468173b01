import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import process from 'node:process'
import { text } from 'node:stream/consumers'

import { type Browser, expect, type Page } from '@playwright/test'

import { AppPage } from '../pages/app-page.ts'
import { seenTour } from '../pages/seen-tour.ts'
import { WATCHED } from '../pages/watched-program.ts'
import { desktopEnvironment } from './desktop-environment.ts'
import { type BoxAnswers, PACKAGED_IN, SECOND_START, type ToMain, type ToTest } from './stand-in/messages.ts'
import { INVOKE_BINDING, preloadScript, type PreloadWorld, WORLD } from './stand-in/preload-world.ts'

const MAIN = path.join('out', 'desktop', 'main.js')
const PROJECT_ROOT = path.resolve(import.meta.dirname, '../..')
const REGISTER = path.join(import.meta.dirname, 'stand-in', 'register.ts')
/** A Chromium knows no scheme of the app's own: its pages have an address that leads nowhere, and every request is answered by the app. */
const WEB_ORIGIN = 'https://portolan.invalid'
const APP_ORIGIN = 'app://portolan'


export interface StandInOptions {
  /** What the system hands over with the start. */
  readonly files?: readonly string[]
  readonly isSecond?: boolean
  /** Where `layOutPackage` has laid the app out; without, the build is run where it lies. */
  readonly packagedIn?: string
}

/** The built desktop app: its main and utility programs on Node, its windows in the test's Chromium. */
export class DesktopStandIn {
  readonly notes: { readonly what: string; readonly value: unknown }[] = []
  /** What the app asked in boxes of the system. */
  readonly boxes: Readonly<Record<string, unknown>>[] = []
  readonly problems: string[] = []
  readonly exited: Promise<number | null>
  readonly errors: Promise<string>
  readonly #answers: BoxAnswers[keyof BoxAnswers][] = []
  readonly #pages = new Map<number, Promise<Page>>()
  readonly #waiting = new Map<number, (answer: Extract<ToTest, { kind: 'answer' }>) => void>()
  readonly #browser: Browser
  readonly #child: ChildProcess
  #lastId = 0

  constructor(browser: Browser, dataFolder: string, { files = [], isSecond = false, packagedIn }: StandInOptions = {}) {
    this.#browser = browser
    this.#child = fork(path.join(packagedIn === undefined ? PROJECT_ROOT : path.join(packagedIn, 'app.asar'), MAIN), [...files], {
      // By the environment, so that the utility process is watched as well.
      env: { ...desktopEnvironment(dataFolder), NODE_OPTIONS: WATCHED.join(' '), ...(isSecond ? { [SECOND_START]: '1' } : {}), ...(packagedIn === undefined ? {} : { [PACKAGED_IN]: packagedIn }) },
      execArgv: ['--disable-warning=ExperimentalWarning', '--import', REGISTER],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    this.errors = this.#child.stderr === null ? Promise.resolve('') : text(this.#child.stderr)
    this.exited = once(this.#child, 'exit').then(([status]) => status as number | null)
    this.#child.on('message', (message: ToTest) => void this.#hear(message).catch((cause: unknown) => this.problems.push(String(cause))))
  }

  /** The app's window, once its page has a heading. */
  async app(): Promise<AppPage> {
    await expect.poll(() => this.#pages.size, { message: 'a window' }).toBeGreaterThan(0)
    const [first] = this.#pages.values()
    if (first === undefined) throw new Error('There is no window.')
    const app = new AppPage(await first, { link: `${WEB_ORIGIN}/`, origin: WEB_ORIGIN, notes: () => '' })
    await expect(app.heading).toBeVisible()
    return app
  }

  /** What was noted of a kind, the newest last. */
  noted(what: string): unknown[] {
    return this.notes.flatMap((note) => (note.what === what ? [note.value] : []))
  }

  /** What the person will do in the boxes that come. */
  willAnswer(...answers: readonly BoxAnswers[keyof BoxAnswers][]): void {
    this.#answers.push(...answers)
  }

  /** Chooses a menu entry, by its label or its role. */
  async choose(label: string): Promise<void> {
    await this.#ask((id) => ({ kind: 'click', id, label }))
  }

  /** Says where the files lie that the person will choose on a page: the browser knows it in Electron, and does not tell here. */
  async filesLieAt(page: Page, ...paths: readonly string[]): Promise<void> {
    await page.evaluate(([world, entries]) => Object.assign((globalThis as unknown as Record<string, PreloadWorld>)[world]?.paths ?? {}, Object.fromEntries(entries)), [WORLD, paths.map((file) => [path.basename(file), file] as const)] as const)
  }

  /** Presses the window's button. */
  closeWindow(): void {
    this.#send({ kind: 'close', window: 1 })
  }

  /** Starts the app once more, as a file manager does with a file; the second start ends by itself. */
  async startAgain(dataFolder: string, file: string): Promise<number | null> {
    const second = new DesktopStandIn(this.#browser, dataFolder, { files: [file], isSecond: true })
    const status = await second.exited
    for (const handed of second.noted('second-start')) this.#send({ kind: 'second-start', handed })
    return status
  }

  /** Ends what a test that failed left behind: a backend that was held ends by nothing less. */
  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    for (const backend of this.noted('utility').slice(-1)) process.kill(backend as number, 'SIGKILL') // the id of a process
    this.#child.kill('SIGKILL')
    await this.exited
  }

  async #hear(message: ToTest): Promise<void> {
    switch (message.kind) {
      case 'window':
        this.#pages.set(message.window, this.#open(message.window, message.options))
        if (message.options.hasScript) this.notes.push({ what: 'window', value: message.options })
        return
      case 'load':
        await (await this.#page(message.window)).goto(toWeb(message.url))
        return this.#send({ kind: 'answer', id: message.id, value: null })
      case 'print':
        return this.#send({ kind: 'answer', id: message.id, value: await (await this.#page(message.window)).pdf({ preferCSSPageSize: true }) })
      case 'send':
        // One that is being closed hears no more.
        return this.#pages.has(message.window) ? (await this.#page(message.window)).evaluate(([world, channel, heard]) => (globalThis as unknown as Record<string, PreloadWorld>)[world]?.hear(channel, heard), [WORLD, message.channel, message.message] as const) : undefined
      case 'reload':
        return void (await (await this.#page(message.window)).reload())
      case 'destroy': {
        const page = await this.#page(message.window)
        this.#pages.delete(message.window)
        return page.context().close()
      }
      case 'box':
        this.boxes.push(message.options)
        return this.#send({ kind: 'answer', id: message.id, value: this.#answers.shift() ?? this.#unexpected(message.options) })
      case 'noted':
        this.notes.push(message)
        return
      case 'answer':
        this.#waiting.get(message.id)?.(message)
        this.#waiting.delete(message.id)
    }
  }

  async #open(window: number, { hasScript, preload }: Extract<ToTest, { kind: 'window' }>['options']): Promise<Page> {
    const context = await this.#browser.newContext({ javaScriptEnabled: hasScript, reducedMotion: 'reduce' })
    await context.addInitScript(seenTour)
    const page = await context.newPage()
    page.on('pageerror', (error) => this.problems.push(error.message))
    page.on('console', (said) => {
      if (said.type() === 'error') this.problems.push(said.text())
    })
    await page.route('**/*', async (route) => {
      const request = route.request()
      const value = await this.#ask((id) => ({ kind: 'request', id, window, url: toApp(request.url()), method: request.method(), isNavigation: request.isNavigationRequest(), isMainFrame: request.frame() === page.mainFrame() }))
      const answer = value as { status: number; headers: Record<string, string>; body: Uint8Array } | null // as messages.ts says
      // A page that may not go somewhere stays, rather than to show that it could not.
      await (answer === null ? route.abort(request.isNavigationRequest() ? 'aborted' : 'blockedbyclient') : route.fulfill({ status: answer.status, headers: answer.headers, body: Buffer.from(answer.body) }))
    })
    if (preload !== null) {
      await page.exposeBinding(INVOKE_BINDING, ({ frame }, channel: string, message: readonly unknown[]) => {
        const url = toApp(frame.url())
        return this.#ask((id) => ({ kind: 'invoke', id, window, channel, message, frame: { url, origin: url.startsWith(`${APP_ORIGIN}/`) ? APP_ORIGIN : 'null', isTop: frame.parentFrame() === null } }))
      })
      await page.addInitScript(preloadScript(preload))
    }
    return page
  }

  #page(window: number): Promise<Page> {
    return this.#pages.get(window) ?? Promise.reject(new Error(`There is no window ${window}.`))
  }

  async #ask(make: (id: number) => ToMain): Promise<unknown> {
    const id = (this.#lastId += 1)
    const answered = new Promise<Extract<ToTest, { kind: 'answer' }>>((resolve) => this.#waiting.set(id, resolve))
    this.#send(make(id))
    const { value, problem } = await answered
    if (problem !== null) throw new Error(problem)
    return value
  }

  #send(message: ToMain): void {
    if (this.#child.connected) this.#child.send(message)
  }

  #unexpected(options: Readonly<Record<string, unknown>>): BoxAnswers['open'] {
    this.problems.push(`A box that the test does not expect: ${JSON.stringify(options)}`)
    return { canceled: true, filePaths: [] }
  }
}

function toWeb(url: string): string {
  return url.replace(APP_ORIGIN, WEB_ORIGIN)
}

function toApp(url: string): string {
  return url.startsWith(`${WEB_ORIGIN}/`) ? url.replace(WEB_ORIGIN, APP_ORIGIN) : url
}
