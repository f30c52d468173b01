import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { APP_STEPS } from '#shared/contract/app-wishes.ts'
import { type MenuActions, type MenuState, menuTemplate } from './menu.ts'
import { texts as german } from './texts/de.ts'
import { texts as english } from './texts/en.ts'

const PLATFORMS = ['linux', 'win32', 'darwin'] as const

describe.each(PLATFORMS)('the menus on %s', (platform) => {
  it('have a key of their own for each entry that has one', () => {
    const keys = flat(menusFor({ platform })).flatMap(({ accelerator }) => (typeof accelerator === 'string' ? [accelerator] : []))
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys).toEqual(expect.arrayContaining(['CmdOrCtrl+N', 'CmdOrCtrl+O', 'CmdOrCtrl+I', 'CmdOrCtrl+1', 'CmdOrCtrl+9']))
  })

  it('zoom, edit, and end the app by the system’s own entries', () => {
    const roles = flat(menusFor({ platform })).flatMap(({ role }) => (role === undefined ? [] : [role]))
    expect(roles).toEqual(expect.arrayContaining(['editMenu', 'windowMenu', 'zoomIn', 'zoomOut', 'resetZoom', 'togglefullscreen', 'quit', 'help']))
    expect(roles.includes('services')).toBe(platform === 'darwin')
  })

  it('say about the app where the system has it', () => {
    const [first] = menusFor({ platform })
    const inFirst = flat(first === undefined ? [] : [first]).some(({ label }) => label === 'About Portolan')
    expect(inFirst).toBe(platform === 'darwin')
    expect(flat(menusFor({ platform })).filter(({ label }) => /About Portolan/.test(label ?? ''))).toHaveLength(1)
  })

  it('give developers their tools in no packaged app', () => {
    const hasTools = (isPackaged: boolean): boolean => flat(menusFor({ platform, isPackaged })).some(({ role }) => role === 'toggleDevTools' || role === 'reload')
    expect([hasTools(true), hasTools(false)]).toEqual([false, true])
  })

  it('are in the language of the pages, the system’s own entries too, and do the same', () => {
    const [inEnglish, inGerman] = [english, german].map((texts) => flat(menusFor({ platform, isPackaged: false, texts })))
    expect(inGerman?.filter(({ type, label, role }) => type !== 'separator' && label === undefined && role !== 'appMenu')).toEqual([])
    const labels = new Set(inEnglish?.map(({ label }) => label))
    // The word is the same.
    expect(inGerman?.filter(({ label }) => label !== undefined && labels.has(label)).map(({ label }) => label)).toEqual(['Import'])
    const keysOf = (items: readonly MenuItemConstructorOptions[] = []) => items.flatMap(({ accelerator }) => (accelerator === undefined ? [] : [accelerator]))
    expect(keysOf(inGerman)).toEqual(keysOf(inEnglish))
    const rolesIn = (items: readonly MenuItemConstructorOptions[] = []) => items.flatMap(({ role }) => (role === undefined ? [] : [role]))
    expect(rolesIn(inGerman)).toEqual(expect.arrayContaining([...rolesIn(inEnglish), 'undo', 'redo', 'cut', 'copy', 'paste', 'selectAll', 'minimize']))
  })

  it('mark no letter twice in a menu', () => {
    for (const texts of [english, german]) {
      const menus = menusFor({ platform, isPackaged: false, texts })
      for (const items of [menus, ...menus.map(({ submenu }) => (Array.isArray(submenu) ? submenu : []))]) {
        const letters = items.flatMap(({ label }) => /&(.)/.exec(label ?? '')?.[1]?.toLowerCase() ?? [])
        expect(letters).toEqual([...new Set(letters)])
      }
    }
  })

  it('lead nowhere that needs a project while none is open', () => {
    const enabled = (hasProject: boolean): number => flat(menusFor({ platform, hasProject })).filter(({ click, enabled: isEnabled }) => click !== undefined && isEnabled !== false).length
    expect(enabled(true) - enabled(false)).toBe(APP_STEPS.length + 'import hand-over close history'.split(' ').length)
  })
})

it('list the newest ten projects, by names that are no keys', () => {
  const recent = Array.from({ length: 12 }, (_, index) => ({ name: `R&D ${index}`, path: `/p/${index}.portolan` }))
  const shown = flat(menusFor({ recent })).filter(({ toolTip }) => toolTip !== undefined)
  expect(shown.map(({ label }) => label)).toEqual(recent.slice(0, 10).map(({ name }) => name.replace('&', '&&')))
})

it('tell what was chosen', () => {
  const chosen: string[] = []
  const items = flat(menusFor({ recent: [{ name: 'Lisbon', path: '/p/lisbon.portolan' }] }, recorder(chosen)))
  for (const { click } of items) (click as (() => void) | undefined)?.() // none of ours looks at what a click hands over
  expect(chosen).toEqual([
    'newProject', 'openProject', 'openRecent /p/lisbon.portolan', 'importFiles', 'go /hand-over', 'closeProject',
    'go /', ...APP_STEPS.map(({ path }) => `go ${path}`), 'go /history', 'showLicences', 'showLog', 'copyDiagnostics', 'showAbout',
  ])
})

function menusFor(state: Partial<MenuState>, actions: MenuActions = recorder([])): MenuItemConstructorOptions[] {
  return menuTemplate({ platform: 'linux', isPackaged: true, hasProject: true, recent: [], texts: english, ...state }, actions)
}

function flat(items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])])
}

function recorder(chosen: string[]): MenuActions {
  const note = (name: string) => (path?: string): void => void chosen.push(path === undefined ? name : `${name} ${path}`)
  return {
    newProject: note('newProject'),
    openProject: note('openProject'),
    openRecent: note('openRecent'),
    closeProject: note('closeProject'),
    importFiles: note('importFiles'),
    go: note('go'),
    showLicences: note('showLicences'),
    showLog: note('showLog'),
    copyDiagnostics: note('copyDiagnostics'),
    showAbout: note('showAbout'),
  }
}
