import { existsSync } from 'node:fs'
import type { Clipboard, Dialog, MessageBoxOptions, Shell } from 'electron'
import { readErrorLog } from '../error-log.ts'
import { describeDiagnostics, describeVersions, type Installation } from './describe-diagnostics.ts'
import type { Dialogs } from './dialogs.ts'
import type { MenuActions } from './menu.ts'
import type { DesktopTexts } from './texts/desktop-texts.ts'
import type { Wishes } from './wishes.ts'

export interface MenuActionsOptions {
  readonly wishes: Wishes
  readonly dialogs: Pick<Dialogs, 'choosePath' | 'chooseImports'>
  readonly dialog: Pick<Dialog, 'showMessageBox'>
  readonly shell: Pick<Shell, 'openPath' | 'showItemInFolder'>
  readonly clipboard: Pick<Clipboard, 'writeText'>
  readonly installation: Installation
  readonly logFile: string
  readonly licencesFile: string
  readonly texts: () => DesktopTexts
}

/** What the menus do: what is about the project is asked of the page, what is about the app is done here. */
export function createMenuActions({ wishes, dialogs, dialog, shell, clipboard, installation, logFile, licencesFile, texts }: MenuActionsOptions): MenuActions {
  const ask = (options: MessageBoxOptions): Promise<number> => dialog.showMessageBox(options).then(({ response }) => response)

  async function openProject(): Promise<void> {
    const path = await dialogs.choosePath('project-open')
    if (path !== null) wishes.ask({ kind: 'open-project', path })
  }

  async function importFiles(): Promise<void> {
    const paths = await dialogs.chooseImports()
    if (paths.length > 0) wishes.ask({ kind: 'import', paths: [...paths] })
  }

  async function showLicences(): Promise<void> {
    const problem = existsSync(licencesFile) ? await shell.openPath(licencesFile) : texts().fileMissing
    if (problem !== '') await ask({ type: 'error', message: texts().licencesFailed(licencesFile, problem) })
  }

  async function copyDiagnostics(): Promise<void> {
    const { message, detail, copy, copyAll, cancel } = texts().diagnostics
    const response = await ask({ type: 'question', message, detail, buttons: [copy, copyAll, cancel], defaultId: 0, cancelId: 2 })
    if (response !== 2) await clipboard.writeText(describeDiagnostics(installation, readErrorLog(logFile), response === 1))
  }

  async function showAbout(): Promise<void> {
    const versions = describeVersions(installation)
    const { title, message, licence, close, copy, licences } = texts().about
    const response = await ask({ type: 'info', title, message, detail: `${versions}\n\n${licence}`, buttons: [close, copy, licences], defaultId: 0, cancelId: 0 })
    if (response === 1) await clipboard.writeText(versions)
    if (response === 2) await showLicences()
  }

  return {
    newProject: () => wishes.ask({ kind: 'go', path: '/' }),
    openProject: () => void openProject(),
    openRecent: (path) => wishes.ask({ kind: 'open-project', path }),
    closeProject: () => wishes.ask({ kind: 'close-project' }),
    importFiles: () => void importFiles(),
    go: (path) => wishes.ask({ kind: 'go', path }),
    showLicences: () => void showLicences(),
    // One that is not there yet is shown by its folder.
    showLog: () => shell.showItemInFolder(logFile),
    copyDiagnostics: () => void copyDiagnostics(),
    showAbout: () => void showAbout(),
  }
}
