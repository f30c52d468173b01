import { existsSync, readFileSync } from 'node:fs'
import type { Clipboard, Dialog, MessageBoxOptions, Shell } from 'electron'
import { describeDiagnostics, describeVersions, type Installation } from './describe-diagnostics.ts'
import type { Dialogs } from './dialogs.ts'
import type { MenuActions } from './menu.ts'
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
}

/** What the menus do: what is about the project is asked of the page, what is about the app is done here. */
export function createMenuActions({ wishes, dialogs, dialog, shell, clipboard, installation, logFile, licencesFile }: MenuActionsOptions): MenuActions {
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
    const problem = existsSync(licencesFile) ? await shell.openPath(licencesFile) : 'The file is missing'
    if (problem !== '') await ask({ type: 'error', message: `${licencesFile} cannot be shown: ${problem}.` })
  }

  async function copyDiagnostics(): Promise<void> {
    const response = await ask({
      type: 'question',
      message: 'Copy what helps to explain a fault',
      detail: 'Versions, the kind of machine, and which errors the log holds, without their words. The whole log may hold names of VMs and paths of files: copy it only for those who may read them.',
      buttons: ['Copy', 'Copy with the whole log', 'Cancel'],
      defaultId: 0,
      cancelId: 2,
    })
    if (response !== 2) await clipboard.writeText(describeDiagnostics(installation, existsSync(logFile) ? readFileSync(logFile, 'utf8') : '', response === 1))
  }

  async function showAbout(): Promise<void> {
    const versions = describeVersions(installation)
    const response = await ask({
      type: 'info',
      title: 'About Portolan',
      message: 'Portolan plans the move of vSphere and RHV estates to OpenShift Virtualization.',
      detail: `${versions}\n\nLicence: Apache-2.0. What others made for it is under licences of their own.`,
      buttons: ['Close', 'Copy', 'Licences'],
      defaultId: 0,
      cancelId: 0,
    })
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
