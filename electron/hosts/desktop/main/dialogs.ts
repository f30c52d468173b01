import type { BrowserWindow, Dialog } from 'electron'
import type { GrantedPaths } from './granted-paths.ts'
import type { DesktopTexts } from './texts/desktop-texts.ts'

/** What an import reads; a folder is dropped or chosen on the page. */
const INVENTORY_ENDINGS = ['xlsx', 'xlsm', 'xls', 'csv', 'zip', 'xml', 'json']
const PROJECT_FILES = [{ name: 'Portolan', extensions: ['portolan'] }]

/** The system's dialogs; what the person chooses in them is granted. Each answers null where nothing was chosen. */
export interface Dialogs {
  chooseFolder(): Promise<string | null>
  choosePath(kind: 'project-open' | 'project-new'): Promise<string | null>
  /** Files to import; none where nothing was chosen. */
  chooseImports(): Promise<readonly string[]>
}

export function createDialogs(dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>, window: () => BrowserWindow | null, { granted, texts }: { readonly granted: GrantedPaths; readonly texts: () => DesktopTexts }): Dialogs {
  return {
    chooseFolder: async () => {
      const parent = window()
      if (parent === null) return null
      const { canceled, filePaths } = await dialog.showOpenDialog(parent, { properties: ['openDirectory', 'createDirectory'] })
      const [path] = filePaths
      if (canceled || path === undefined) return null
      granted.grant(path, 'read', 'write', 'reveal')
      return path
    },
    choosePath: async (kind) => {
      const parent = window()
      if (parent === null) return null
      const path = kind === 'project-open' ? await openProject(dialog, parent) : await newProject(dialog, parent)
      // A project that was made is opened again later.
      if (path !== null) granted.grant(path, kind, 'project-open')
      return path
    },
    chooseImports: async () => {
      const parent = window()
      if (parent === null) return []
      const { inventories, allFiles } = texts().dialogs
      const filters = [{ name: inventories, extensions: INVENTORY_ENDINGS }, { name: allFiles, extensions: ['*'] }]
      const { canceled, filePaths } = await dialog.showOpenDialog(parent, { properties: ['openFile', 'multiSelections'], filters })
      if (canceled) return []
      for (const path of filePaths) granted.grant(path, 'read')
      return filePaths
    },
  }
}

async function openProject(dialog: Pick<Dialog, 'showOpenDialog'>, window: BrowserWindow): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, { properties: ['openFile'], filters: PROJECT_FILES })
  return canceled ? null : (filePaths[0] ?? null)
}

async function newProject(dialog: Pick<Dialog, 'showSaveDialog'>, window: BrowserWindow): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, { filters: PROJECT_FILES, properties: ['createDirectory', 'showOverwriteConfirmation'] })
  return canceled || filePath === '' ? null : filePath
}
