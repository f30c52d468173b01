import { EventEmitter } from 'node:events'
import process from 'node:process'

import { PACKAGED_IN, SECOND_START } from './messages.ts'
import { note, onTest } from './speak-to-test.ts'

/** An event that a listener may prevent, as Electron hands it over. */
export interface Preventable {
  isPrevented: boolean
  preventDefault(): void
}

export function preventable<Details extends object>(details: Details): Details & Preventable {
  return Object.assign(details, {
    isPrevented: false,
    preventDefault(this: Preventable) {
      this.isPrevented = true
    },
  })
}

/** As much of a window as quitting takes. */
interface OpenWindow {
  close(): void
  isDestroyed(): boolean
}

export const openWindows = new Set<OpenWindow>()
let isReady = false
let isQuitting = false
const ready = new Promise<void>((resolve) => {
  setImmediate(() => {
    isReady = true
    resolve()
  })
})

/** Electron refuses some things before it is ready, and others after. */
export function needsReady(what: string, mustBeReady: boolean): void {
  if (isReady !== mustBeReady) throw new Error(`${what} ${mustBeReady ? 'before' : 'after'} the app is ready.`)
}

type PreventableEvent = Pick<Preventable, 'preventDefault'>

/** What the app is told; a session or a page is one of the stand-in's. */
export interface AppEvents {
  'session-created': [session: object]
  'web-contents-created': [event: object, contents: object]
  'second-instance': [event: object, programArguments: string[], workingFolder: string, handed: unknown]
  'window-all-closed': []
  'before-quit': [event: PreventableEvent]
  'will-quit': [event: PreventableEvent]
  quit: []
}

const resourcesPath = process.env[PACKAGED_IN] ?? null
Object.assign(process, { resourcesPath })

class App extends EventEmitter<AppEvents> {
  name = 'stand-in'
  readonly isPackaged = resourcesPath !== null
  readonly commandLine = { appendSwitch: (name: string, value?: string) => note('switch', [name, value ?? null]) }
  readonly setName = (name: string): void => void (this.name = name)
  readonly setPath = (name: string, path: string): void => note('path', [name, path])
  readonly enableSandbox = (): void => {
    needsReady('enableSandbox', false)
    note('sandbox', true)
  }
  readonly getLocale = (): string => 'en-GB'
  readonly addRecentDocument = (path: string): void => note('recent', path)
  readonly whenReady = (): Promise<void> => ready
  readonly exit = (status?: number): void => process.exit(status)
  readonly requestSingleInstanceLock = (handed?: object): boolean => {
    if (process.env[SECOND_START] === undefined) return true
    note('second-start', handed)
    return false
  }

  /** Electron closes the windows, each of which may refuse, then asks the app, then ends. */
  readonly quit = (): void => void setImmediate(() => {
    if (preventedBy(this, 'before-quit')) return
    isQuitting = true
    for (const window of [...openWindows]) {
      window.close()
      if (!window.isDestroyed()) {
        isQuitting = false
        return
      }
    }
    if (preventedBy(this, 'will-quit')) return
    this.emit('quit')
    process.exit(0)
  })

  /** The last window has gone; where the app quits anyhow, it is not told. */
  allClosed(): void {
    if (!isQuitting) this.emit('window-all-closed')
  }
}

function preventedBy(told: App, name: 'before-quit' | 'will-quit'): boolean {
  const event = preventable({})
  told.emit(name, event)
  return event.isPrevented
}

export const app = new App()

onTest('second-start', ({ handed }) => void app.emit('second-instance', preventable({}), [], process.cwd(), handed))
