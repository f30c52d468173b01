/**
 * What the built app gets in place of `electron` where Electron's program is missing: as much of its main process's API
 * as the app uses, with windows that are pages of a Chromium which the test drives. conformance.ts holds it to Electron's types.
 *
 * It does not cover: Electron's own sandbox, the separate world of the preload script, the scheme `app:` (pages have an
 * https address that leads nowhere), rights and devices, downloads, new windows, webviews, `beforeunload`, the look of menus
 * and dialogs, several displays, fuses, and whatever Chromium does differently in Electron.
 */
import { fork } from 'node:child_process'
import { EventEmitter } from 'node:events'
import path from 'node:path'

import { app } from './life.ts'
import type { BoxAnswers } from './messages.ts'
import { askTest, note, onTest } from './speak-to-test.ts'
import { windowOf, WindowStandIn } from './windows.ts'

export { app }
export { protocol, session } from './sessions.ts'
export { WindowStandIn as BrowserWindow }

/** What comes is of Electron's own types, which only its program makes. */
type InvokeHandler = (event: never, ...message: never[]) => unknown
const handlers = new Map<string, InvokeHandler>()
export const ipcMain = {
  handle: (channel: string, handler: InvokeHandler): void => {
    if (handlers.has(channel)) throw new Error(`A second handler for ${channel}.`)
    handlers.set(channel, handler)
  },
}
onTest('invoke', ({ window, channel, message, frame }) => {
  const handler = handlers.get(channel)
  if (handler === undefined) throw new Error(`No handler registered for '${channel}'.`)
  return handler({ senderFrame: { url: frame.url, origin: frame.origin, parent: frame.isTop ? null : {} }, sender: windowOf(window).webContents } as never, ...(message as never[])) // as much as the app looks at
})

interface Item {
  readonly label?: string
  readonly role?: string
  readonly enabled?: boolean
  readonly submenu?: readonly Item[]
  readonly click?: () => void
}
let menus: readonly Item[] = []
export const Menu = {
  buildFromTemplate: (items: readonly object[]): { readonly items: readonly object[] } => ({ items }),
  setApplicationMenu: (menu: { readonly items: readonly object[] } | null): void => {
    menus = menu?.items ?? []
    note('menu', flat(menus).flatMap(({ label, enabled }) => (label === undefined || enabled === false ? [] : [label])))
  },
}
function flat(items: readonly Item[]): Item[] {
  return items.flatMap((item) => [item, ...flat(item.submenu ?? [])])
}
onTest('click', ({ label }) => {
  const item = flat(menus).find((candidate) => candidate.label === label || candidate.role === label)
  if (item === undefined || item.enabled === false) throw new Error(`No menu entry "${label}" can be chosen.`)
  if (item.role === 'quit') app.quit()
  else item.click?.()
})

/** The window that a box belongs to may be left out. */
function box(which: 'open' | 'save' | 'message', given: readonly unknown[]): Promise<unknown> {
  return askTest((id) => ({ kind: 'box', id, which, options: given.at(-1) as Record<string, unknown> })) // Electron's options
}
export const dialog = {
  showOpenDialog: (...given: readonly unknown[]) => box('open', given) as Promise<BoxAnswers['open']>, // the test answers as Electron does
  showSaveDialog: (...given: readonly unknown[]) => box('save', given) as Promise<BoxAnswers['save']>,
  showMessageBox: (...given: readonly unknown[]) => box('message', given) as Promise<BoxAnswers['message']>,
  showMessageBoxSync: (): number => 0,
  showErrorBox: (title: string, content: string): void => note('error', `${title}: ${content}`),
}

export const clipboard = { writeText: (text: string): Promise<void> => Promise.resolve(note('copied', text)) }
export const shell = {
  openPath: (file: string): Promise<string> => {
    note('opened', file)
    return Promise.resolve('')
  },
  showItemInFolder: (file: string): void => note('revealed', file),
}

const DISPLAY = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } }
export const screen = { getPrimaryDisplay: () => DISPLAY, getAllDisplays: () => [DISPLAY] }

export const utilityProcess = {
  fork: (modulePath: string, programArguments: readonly string[] = [], options: { readonly cwd?: string } = {}): UtilityStandIn => new UtilityStandIn(modulePath, programArguments, options.cwd),
}

export interface UtilityEvents {
  message: [message: unknown]
  exit: [status: number]
}

class UtilityStandIn extends EventEmitter<UtilityEvents> {
  readonly #child

  constructor(modulePath: string, programArguments: readonly string[], cwd: string | undefined) {
    super()
    const parentPort = path.join(import.meta.dirname, 'parent-port.ts')
    this.#child = fork(modulePath, programArguments, { ...(cwd === undefined ? {} : { cwd }), serialization: 'advanced', execArgv: ['--disable-warning=ExperimentalWarning', '--import', parentPort] })
    this.#child.on('message', (message) => this.emit('message', message))
    this.#child.once('exit', (status, signal) => this.emit('exit', signal === null ? (status ?? 1) : 1))
    note('utility', this.#child.pid)
  }

  readonly postMessage = (message: object): void => void this.#child.send(message)
  readonly kill = (): boolean => this.#child.kill()
}
