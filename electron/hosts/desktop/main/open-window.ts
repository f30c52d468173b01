import { app, BrowserWindow, screen } from 'electron'
import { APP_ORIGIN } from './app-address.ts'
import { windowPreferences } from './window-preferences.ts'
import { placeWindow, readWindowState, SMALLEST_SIZE } from './window-state.ts'

export interface WindowOptions {
  readonly preload: string
  /** An image, for systems on which a window has an icon of its own. */
  readonly icon: string
  /** Where the window's place was kept. */
  readonly stateFile: string
  /** The page was reloaded, or its process ended: whoever asked is not there any more. */
  readonly onPageGone: () => void
  /** Whether a page whose process ended may be loaded again. */
  readonly mayReload: () => boolean
  /** Whether a page may go that holds what is not saved yet. */
  readonly askToLeave: (window: BrowserWindow) => boolean
}

/** Opens the app's one window where it was last; it shows once there is something to see. */
export function openWindow({ preload, icon, stateFile, onPageGone, mayReload, askToLeave }: WindowOptions): BrowserWindow {
  const kept = readWindowState(stateFile)
  const place = placeWindow(kept, screensMainFirst())
  const window = new BrowserWindow({ ...place, minWidth: SMALLEST_SIZE.width, minHeight: SMALLEST_SIZE.height, title: app.name, icon, show: false, webPreferences: windowPreferences(preload, !app.isPackaged) })
  if (kept?.isMaximised === true) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) onPageGone()
  })
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    onPageGone()
    if (reason !== 'clean-exit' && mayReload()) window.webContents.reload()
  })
  window.webContents.on('will-prevent-unload', (event) => {
    if (askToLeave(window)) event.preventDefault()
  })
  window.once('closed', onPageGone)
  void window.loadURL(`${APP_ORIGIN}/`)
  return window
}

function screensMainFirst(): Electron.Rectangle[] {
  const main = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id)
  return [main, ...others].map(({ workArea }) => workArea)
}
