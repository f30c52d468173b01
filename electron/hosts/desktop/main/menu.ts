import type { MenuItemConstructorOptions } from 'electron'

/**
 * The menus, of the system's own entries and in its words: Electron's default one leads to pages on the web. Zooming
 * and copying by the keyboard hang on them.
 */
export function menuTemplate(platform: NodeJS.Platform): MenuItemConstructorOptions[] {
  const ofApp: MenuItemConstructorOptions[] = platform === 'darwin' ? [{ role: 'appMenu' }] : []
  return [...ofApp, { role: 'fileMenu' }, { role: 'editMenu' }, { role: 'viewMenu' }, { role: 'windowMenu' }]
}
