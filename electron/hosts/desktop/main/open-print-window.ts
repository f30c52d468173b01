import { BrowserWindow, type Session } from 'electron'
import type { PrintWindow } from './create-printer.ts'
import { windowPreferences } from './window-preferences.ts'

/** Opens a window that nobody sees, whose page may be laid out and nothing else: no bridge, no script. */
export function openPrintWindow(session: Session): PrintWindow {
  const { preload: _none, ...preferences } = windowPreferences('', false)
  return new BrowserWindow({ show: false, webPreferences: { ...preferences, session, javascript: false } })
}
