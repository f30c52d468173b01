import type { MenuItemConstructorOptions } from 'electron'
import type { DesktopTexts, SystemRole } from './texts/desktop-texts.ts'

/**
 * Entries of the system in the app's language: Electron knows them in English alone, so that each gets its own words, and those of the menus that
 * Electron fills by itself are named here. `roles` null: as Electron has them.
 */
export function withOwnWords(items: MenuItemConstructorOptions[], roles: DesktopTexts['menus']['roles'], isMac: boolean): MenuItemConstructorOptions[] {
  if (roles === null) return items
  return items.map((item) => {
    const filled = item.role === undefined ? undefined : FILLED[item.role]?.(isMac)
    const submenu = Array.isArray(item.submenu) ? item.submenu : filled
    const label = item.label ?? (item.role === undefined ? undefined : roles[item.role])
    return { ...item, ...(label === undefined ? {} : { label }), ...(submenu === undefined ? {} : { submenu: withOwnWords(submenu, roles, isMac) }) }
  })
}

const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' }

/** What Electron puts into these menus (electron/lib/browser/api/menu-item-roles.ts), but for speech and substitutions, which macOS names itself. */
const FILLED: Readonly<Partial<Record<SystemRole, (isMac: boolean) => MenuItemConstructorOptions[]>>> = {
  editMenu: (isMac) => [
    { role: 'undo' },
    { role: 'redo' },
    SEPARATOR,
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    ...(isMac ? [{ role: 'pasteAndMatchStyle' as const }, { role: 'delete' as const }] : [{ role: 'delete' as const }, SEPARATOR]),
    { role: 'selectAll' },
  ],
  windowMenu: (isMac) => [{ role: 'minimize' }, { role: 'zoom' }, ...(isMac ? [SEPARATOR, { role: 'front' as const }] : [{ role: 'close' as const }])],
}
