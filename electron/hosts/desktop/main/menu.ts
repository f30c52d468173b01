import type { MenuItemConstructorOptions } from 'electron'
import { APP_STEPS } from '#shared/contract/app-wishes.ts'
import { withOwnWords } from './own-words.ts'
import type { DesktopTexts } from './texts/desktop-texts.ts'

/** What the menus show besides what is always there. */
export interface MenuState {
  readonly platform: NodeJS.Platform
  /** A packaged app has no developer tools, and nothing that loads its page anew amid work. */
  readonly isPackaged: boolean
  readonly hasProject: boolean
  /** Newest first. */
  readonly recent: readonly { readonly name: string; readonly path: string }[]
  readonly texts: Pick<DesktopTexts, 'language' | 'menus'>
}

/** What the menus' own entries do; the system's entries do what they do everywhere. */
export interface MenuActions {
  readonly newProject: () => void
  readonly openProject: () => void
  readonly openRecent: (path: string) => void
  readonly closeProject: () => void
  readonly importFiles: () => void
  readonly go: (path: string) => void
  readonly showLicences: () => void
  readonly showLog: () => void
  readonly copyDiagnostics: () => void
  readonly showAbout: () => void
}

/** As many as a menu shows without scrolling; the first page of the app has them all. */
const MAX_RECENT = 10
/** A digit for each step; there are no more digits. */
const MAX_STEP_KEYS = 9

/**
 * The menus of a platform, with their keys. Zooming, copying and the system's own habits are Electron's roles; nothing
 * leads to the web, as Electron's default menu does. Undo and redo of decisions are the page's, which hears the keys first.
 */
export function menuTemplate(state: MenuState, actions: MenuActions): MenuItemConstructorOptions[] {
  const isMac = state.platform === 'darwin'
  const { menus } = state.texts
  return withOwnWords(
    [
      ...(isMac ? [appMenu(menus, actions)] : []),
      { label: menus.file, submenu: fileItems(state, actions) },
      { role: 'editMenu' },
      { label: menus.go, submenu: goItems(state, actions) },
      { label: menus.view, submenu: viewItems(state) },
      { role: 'windowMenu' },
      { role: 'help', label: menus.help, submenu: helpItems(isMac, menus, actions) },
    ],
    menus.roles,
    isMac,
  )
}

type MenuTexts = DesktopTexts['menus']

function appMenu({ about }: MenuTexts, actions: MenuActions): MenuItemConstructorOptions {
  return {
    role: 'appMenu',
    submenu: [{ label: about.replace('&', ''), click: actions.showAbout }, SEPARATOR, { role: 'services' }, SEPARATOR, { role: 'hide' }, { role: 'hideOthers' }, { role: 'unhide' }, SEPARATOR, { role: 'quit' }],
  }
}

function fileItems({ platform, hasProject, recent, texts: { menus } }: MenuState, actions: MenuActions): MenuItemConstructorOptions[] {
  const shown = recent.slice(0, MAX_RECENT)
  return [
    { label: menus.newProject, accelerator: 'CmdOrCtrl+N', click: actions.newProject },
    { label: menus.openProject, accelerator: 'CmdOrCtrl+O', click: actions.openProject },
    { label: menus.openRecent, enabled: shown.length > 0, submenu: shown.map(({ name, path }) => ({ label: asLabel(name), toolTip: path, click: () => actions.openRecent(path) })) },
    SEPARATOR,
    { label: menus.importFiles, accelerator: 'CmdOrCtrl+I', enabled: hasProject, click: actions.importFiles },
    { label: menus.handOver, accelerator: 'CmdOrCtrl+E', enabled: hasProject, click: () => actions.go('/hand-over') },
    SEPARATOR,
    { label: menus.closeProject, accelerator: 'CmdOrCtrl+Shift+W', enabled: hasProject, click: actions.closeProject },
    platform === 'darwin' ? { role: 'close' } : { role: 'quit' },
  ]
}

function goItems({ hasProject, texts: { language, menus } }: MenuState, actions: MenuActions): MenuItemConstructorOptions[] {
  const steps = APP_STEPS.map(({ path, labels }, index): MenuItemConstructorOptions => ({
    label: labels[language],
    enabled: hasProject,
    click: () => actions.go(path),
    ...(index < MAX_STEP_KEYS ? { accelerator: `CmdOrCtrl+${index + 1}` } : {}),
  }))
  return [{ label: menus.projects, click: () => actions.go('/') }, SEPARATOR, ...steps, SEPARATOR, { label: menus.history, enabled: hasProject, click: () => actions.go('/history') }]
}

function viewItems({ isPackaged }: MenuState): MenuItemConstructorOptions[] {
  const ofDevelopers: MenuItemConstructorOptions[] = isPackaged ? [] : [SEPARATOR, { role: 'reload' }, { role: 'toggleDevTools' }]
  return [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, SEPARATOR, { role: 'togglefullscreen' }, ...ofDevelopers]
}

function helpItems(isMac: boolean, menus: MenuTexts, actions: MenuActions): MenuItemConstructorOptions[] {
  const about: MenuItemConstructorOptions[] = isMac ? [] : [SEPARATOR, { label: menus.about, click: actions.showAbout }]
  return [
    { label: menus.licences, click: actions.showLicences },
    { label: menus.log, click: actions.showLog },
    { label: menus.diagnostics, click: actions.copyDiagnostics },
    ...about,
  ]
}

const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' }

/** A menu takes an ampersand for the mark of a key. */
function asLabel(name: string): string {
  return name.replaceAll('&', '&&')
}
