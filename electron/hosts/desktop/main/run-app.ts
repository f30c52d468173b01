import { totalmem, release } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { app, type BrowserWindow, clipboard, dialog, ipcMain, Menu, protocol, session, shell, utilityProcess } from 'electron'
import { findRendererFolder } from '#backend/assets/find-renderer-folder.ts'
import { openRendererAssets } from '#backend/assets/renderer-assets.ts'
import { readProductVersion } from '#backend/product-version.ts'
import { findResourcesFolder } from '#backend/resources.ts'
import { CHANNELS } from '../channels.ts'
import { createErrorLog, LOG_FILE } from '../error-log.ts'
import { answerAppRequest } from './answer-app-request.ts'
import { answerBridge } from './answer-bridge.ts'
import { APP_SCHEME } from './app-address.ts'
import { askToEnd, askToLeave } from './ask-before-leaving.ts'
import { createMenuActions } from './create-menu-actions.ts'
import { createPrinter } from './create-printer.ts'
import type { Installation } from './describe-diagnostics.ts'
import { describeWork } from './describe-work.ts'
import { createDialogs } from './dialogs.ts'
import { wishesForFiles } from './files-from-outside.ts'
import { findUnpackedFault, type UnpackedFault } from './find-unpacked-fault.ts'
import { forkBackend } from './fork-backend.ts'
import { forkCompared } from './fork-compared.ts'
import { createGrantedPaths } from './granted-paths.ts'
import { guardClose } from './guard-close.ts'
import { isLongCall } from './is-long-call.ts'
import { listRecent } from './list-recent.ts'
import { lockSession } from './lock-session.ts'
import { menuTemplate } from './menu.ts'
import { openPrintWindow } from './open-print-window.ts'
import { type OpenProject, openProjectAfter } from './open-project-after.ts'
import { openWindow } from './open-window.ts'
import { createRestartPolicy } from './restart-policy.ts'
import { superviseBackend } from './supervise-backend.ts'
import { takeFile } from './take-file.ts'
import { createTaskbarProgress } from './taskbar-progress.ts'
import type { DesktopTexts } from './texts/desktop-texts.ts'
import { texts as english } from './texts/en.ts'
import { createOwnLanguage } from './texts/own-language.ts'
import { writeWindowState } from './window-state.ts'
import { createWishes } from './wishes.ts'

/** An import notices within a batch that it is cancelled. */
const CLOSE_WAIT_MS = 5_000
const SAMPLE_FILE = 'portolan-sample-estate.xlsx'
const BYTES_PER_GIB = 2 ** 30

export interface AppFolders {
  readonly dataFolder: string
  readonly windowFolder: string
  /** Of the built programs beside the main one. */
  readonly programFolder: string
}

/** The app once it runs. */
export interface RunningApp {
  /** Brings its window to the front. */
  show(): void
  /** Opens or imports files that the system handed over; those that cannot be read are said to the person. */
  openFiles(paths: readonly string[]): void
}

/** Wires Electron to the parts beside this file, once Electron is ready; it holds no logic of its own. */
export async function runApp({ dataFolder, windowFolder, programFolder }: AppFolders): Promise<RunningApp> {
  const now = (): string => new Date().toISOString()
  const monotonicMs = (): number => performance.now()
  const logFile = join(dataFolder, LOG_FILE)
  const log = createErrorLog(logFile, now)
  const stateFile = join(windowFolder, 'window.json')
  const assets = openRendererAssets(findRendererFolder())
  const samplePath = join(findResourcesFolder(), 'sample', SAMPLE_FILE)
  const version = await readProductVersion()
  const granted = createGrantedPaths()
  granted.grant(samplePath, 'read')
  // Without "persist:" it is in memory alone.
  const printSession = session.fromPartition('portolan-print', { cache: false })
  // Until the backend has said which language the person chose.
  let texts = (): DesktopTexts => english
  const backend = superviseBackend({
    start: () => forkCompared(() => unpackedFault(programFolder), (fault) => endWith(texts().programChanged(fault)), () => forkBackend(utilityProcess, join(programFolder, 'utility.js'), dataFolder)),
    now,
    monotonicMs,
    isWorthTelling: isLongCall,
    printPdf: createPrinter({ protocol: printSession.protocol, openWindow: () => openPrintWindow(printSession) }),
    onCrash: (how) => void log(new Error(how), 'backend'),
    closeWaitMs: CLOSE_WAIT_MS,
  })
  let window: BrowserWindow | null = null
  let project: OpenProject | null = null
  const language = createOwnLanguage(backend)
  texts = language.texts
  const dialogs = createDialogs(dialog, () => window, { granted, texts: language.texts })
  const wishes = createWishes((wish) => window?.webContents.send(CHANNELS.wish, wish))
  const taskbar = createTaskbarProgress((share) => window?.setProgressBar(share))
  const actions = createMenuActions({ wishes, dialogs, dialog, shell, clipboard, installation: describeInstallation(version), logFile, licencesFile: licencesFile(programFolder), texts: language.texts })

  async function showMenus(): Promise<void> {
    const recent = await listRecent(backend, granted)
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate({ platform: process.platform, isPackaged: app.isPackaged, hasProject: project !== null, recent, texts: language.texts() }, actions)))
  }

  function heed(name: string, opened: OpenProject | null): void {
    const [before, after] = [project?.path ?? null, opened?.path ?? null]
    project = opened
    if (after !== null && after !== before) app.addRecentDocument(after)
    if (after !== before || name === 'project.forget') void showMenus()
    // The person may have chosen another language.
    if (name === 'preferences.write') void language.ask().then((isOther) => (isOther ? showMenus() : undefined))
  }

  lockSession(session.defaultSession)
  protocol.handle(APP_SCHEME, (request) => answerAppRequest(request, assets))
  answerBridge(ipcMain, {
    backend,
    granted,
    dialogs,
    texts: language.texts,
    shell,
    info: { kind: 'desktop', version, samplePath, folders: [], worksAhead: true },
    taskbar,
    onPageListens: () => wishes.pageListens(),
    onOutcome: (name, outcome) => heed(name, openProjectAfter(name, outcome, project)),
  })
  await language.ask()
  await showMenus()
  const opened = openWindow({
    preload: join(programFolder, 'preload.cjs'),
    icon: join(findResourcesFolder(), 'portolan.png'),
    stateFile,
    onPageGone: () => {
      wishes.pageGone()
      backend.abandonAll()
    },
    mayReload: createRestartPolicy(monotonicMs),
    askToLeave: (asked) => askToLeave(dialog, asked, language.texts()),
  })
  window = opened
  opened.once('closed', () => (window = null))
  guardClose(opened, {
    underWay: () => describeWork(backend.underWay(), language.texts()),
    askToEnd: (work) => askToEnd(dialog, opened, work, language.texts()),
    onClosing: () => {
      try {
        writeWindowState(stateFile, { ...opened.getNormalBounds(), isMaximised: opened.isMaximized() })
      } catch (cause) {
        // A window in its first place is no reason to stay open.
        log(cause, 'window')
      }
    },
  })

  app.on('window-all-closed', () => app.quit())
  let isClosed = false
  app.on('will-quit', (event) => {
    if (isClosed) return
    event.preventDefault()
    void backend.close().then(() => {
      isClosed = true
      app.quit()
    })
  })

  async function openFiles(paths: readonly string[]): Promise<void> {
    const taken: string[] = []
    for (const path of paths) {
      const outcome = await takeFile(path, granted, language.texts().files)
      if (outcome.ok) taken.push(path)
      else dialog.showErrorBox(app.name, outcome.error.message)
    }
    for (const wish of wishesForFiles(taken)) wishes.ask(wish)
  }

  return {
    show: () => {
      if (window?.isMinimized() === true) window.restore()
      window?.focus()
    },
    openFiles: (paths) => void openFiles(paths),
  }
}

/** Run from its sources, the app has no archive, and nothing beside it. */
function unpackedFault(programFolder: string): UnpackedFault | null {
  if (!app.isPackaged) return null
  return findUnpackedFault({ folder: `${join(programFolder, '..', '..')}.unpacked`, listFile: join(programFolder, 'unpacked-files.json'), platform: process.platform, architecture: process.arch })
}

/** Nothing is asked: whatever the person would answer, the backend cannot be trusted with it. */
function endWith(sentence: string): void {
  dialog.showErrorBox(app.name, sentence)
  app.exit(1)
}

function describeInstallation(version: string): Installation {
  const { electron = 'unknown', chrome = 'unknown', node } = process.versions
  return { version, electron, chromium: chrome, node, platform: process.platform, release: release(), architecture: process.arch, memoryGib: Math.round(totalmem() / BYTES_PER_GIB), locale: app.getLocale(), isPackaged: app.isPackaged }
}

/** Beside the app's archive once packaged: what lies in the archive cannot be opened by other programs. */
function licencesFile(programFolder: string): string {
  return app.isPackaged ? join(process.resourcesPath, LICENCES) : join(programFolder, '..', LICENCES)
}

const LICENCES = 'THIRD-PARTY-LICENCES.txt'
