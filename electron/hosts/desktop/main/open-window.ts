import { app, BrowserWindow } from 'electron'
import { APP_ORIGIN } from './app-address.ts'
import { windowPreferences } from './window-preferences.ts'

/** Fits the smallest screens of laptops; the pages are laid out for it and for all that is wider. */
const SIZE = { width: 1280, height: 800, minWidth: 960, minHeight: 600 }

export interface WindowOptions {
  readonly preload: string
  /** The page was reloaded, or its process ended: whoever asked is not there any more. */
  readonly onPageGone: () => void
  /** Whether a page whose process ended may be loaded again. */
  readonly mayReload: () => boolean
}

/** Opens the app's one window; it shows once there is something to see. */
export function openWindow({ preload, onPageGone, mayReload }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({ ...SIZE, title: app.name, show: false, webPreferences: windowPreferences(preload, !app.isPackaged) })
  window.once('ready-to-show', () => window.show())
  window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) onPageGone()
  })
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    onPageGone()
    if (reason !== 'clean-exit' && mayReload()) window.webContents.reload()
  })
  window.once('closed', onPageGone)
  void window.loadURL(`${APP_ORIGIN}/`)
  return window
}
