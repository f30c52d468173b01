import { EventEmitter } from 'node:events'
import { Buffer } from 'node:buffer'

import { app, needsReady, openWindows, preventable, type Preventable } from './life.ts'
import { session, type SessionStandIn } from './sessions.ts'
import { askTest, note, onTest, tell } from './speak-to-test.ts'

interface Options {
  readonly width?: number
  readonly height?: number
  readonly x?: number
  readonly y?: number
  readonly show?: boolean
  readonly webPreferences?: { readonly preload?: string; readonly session?: object; readonly javascript?: boolean }
}

interface NavigationFacts {
  readonly url: string
  readonly isMainFrame: boolean
  readonly isSameDocument: boolean
}

export interface ContentsEvents {
  'will-frame-navigate': [details: NavigationFacts & Pick<Preventable, 'preventDefault'>]
  'did-start-navigation': [details: NavigationFacts]
}

export interface WindowEvents {
  'ready-to-show': []
  close: [event: Pick<Preventable, 'preventDefault'>]
  closed: []
}

let lastWindow = 0
const windows = new Map<number, WindowStandIn>()

class ContentsStandIn extends EventEmitter<ContentsEvents> {
  readonly #window: number
  readonly session: SessionStandIn

  constructor(window: number, ofSession: SessionStandIn) {
    super()
    this.#window = window
    this.session = ofSession
  }

  readonly isDestroyed = (): boolean => !windows.has(this.#window)
  readonly send = (channel: string, ...message: readonly unknown[]): void => tell({ kind: 'send', window: this.#window, channel, message })
  readonly reload = (): void => tell({ kind: 'reload', window: this.#window })
  readonly printToPDF = async (_options: object): Promise<Buffer> => Buffer.from((await askTest((id) => ({ kind: 'print', window: this.#window, id }))) as Uint8Array) // what a print is answered with
  readonly setWindowOpenHandler = (_handler: unknown): void => undefined
  readonly setWebRTCIPHandlingPolicy = (_policy: string): void => undefined
}

export class WindowStandIn extends EventEmitter<WindowEvents> {
  readonly id = (lastWindow += 1)
  readonly webContents: ContentsStandIn
  #bounds: { x: number; y: number; width: number; height: number }
  #isMaximised = false

  constructor({ width = 800, height = 600, x, y, show = true, webPreferences = {} }: Options = {}) {
    super()
    needsReady('new BrowserWindow', true)
    this.#bounds = { x: x ?? 0, y: y ?? 0, width, height }
    this.webContents = new ContentsStandIn(this.id, (webPreferences.session as SessionStandIn | undefined) ?? session.defaultSession) // one of those above
    openWindows.add(this)
    windows.set(this.id, this)
    tell({ kind: 'window', window: this.id, options: { width, height, x: x ?? null, y: y ?? null, isShown: show, hasScript: webPreferences.javascript !== false, preload: webPreferences.preload ?? null } })
    app.emit('web-contents-created', {}, this.webContents)
  }

  async loadURL(url: string): Promise<void> {
    await askTest((id) => ({ kind: 'load', window: this.id, url, id }))
    this.emit('ready-to-show')
  }

  readonly show = (): void => note('shown', this.id)
  readonly focus = (): void => note('focused', this.id)
  readonly restore = (): void => note('restored', this.id)
  readonly isMinimized = (): boolean => false
  readonly isMaximized = (): boolean => this.#isMaximised
  readonly maximize = (): void => void (this.#isMaximised = true)
  readonly getNormalBounds = (): { x: number; y: number; width: number; height: number } => this.#bounds
  readonly setProgressBar = (share: number): void => note('bar', share)
  readonly isDestroyed = (): boolean => !openWindows.has(this)

  close(): void {
    const event = preventable({})
    this.emit('close', event)
    if (!event.isPrevented) this.destroy()
  }

  destroy(): void {
    if (!openWindows.delete(this)) return
    windows.delete(this.id)
    tell({ kind: 'destroy', window: this.id })
    this.emit('closed')
    if (openWindows.size === 0) app.allClosed()
  }
}

export function windowOf(id: number): WindowStandIn {
  const window = windows.get(id)
  if (window === undefined) throw new Error(`There is no window ${id}.`)
  return window
}

onTest('close', ({ window }) => windowOf(window).close())
onTest('request', async ({ window, url, method, isNavigation, isMainFrame }) => {
  const { webContents } = windowOf(window)
  if (isNavigation) {
    const event = preventable({ url, isMainFrame, isSameDocument: false })
    webContents.emit('will-frame-navigate', event)
    if (event.isPrevented) {
      note('kept', url)
      return null
    }
    webContents.emit('did-start-navigation', event)
  }
  return webContents.session.request(url, method)
})
