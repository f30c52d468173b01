// The desktop app's main process: it wires Electron to the parts beside this file, and holds no logic of its own.
import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { app, type BrowserWindow, dialog, ipcMain, Menu, protocol, session, shell } from 'electron'
import { findRendererFolder } from '#backend/assets/find-renderer-folder.ts'
import { openRendererAssets } from '#backend/assets/renderer-assets.ts'
import { dataFolder as dataFolderOf } from '#backend/projects/data-folder.ts'
import { readProductVersion } from '#backend/product-version.ts'
import { findResourcesFolder } from '#backend/resources.ts'
import { createErrorLog } from '../error-log.ts'
import { answerAppRequest } from './answer-app-request.ts'
import { answerBridge } from './answer-bridge.ts'
import { APP_SCHEME } from './app-address.ts'
import { createPrinter } from './create-printer.ts'
import { createDialogs } from './dialogs.ts'
import { forkBackend } from './fork-backend.ts'
import { createGrantedPaths } from './granted-paths.ts'
import { isLongCall } from './is-long-call.ts'
import { lockContents } from './lock-contents.ts'
import { lockSession } from './lock-session.ts'
import { menuTemplate } from './menu.ts'
import { openPrintWindow } from './open-print-window.ts'
import { openWindow } from './open-window.ts'
import { createRestartPolicy } from './restart-policy.ts'
import { superviseBackend } from './supervise-backend.ts'

/** An import notices within a batch that it is cancelled. */
const CLOSE_WAIT_MS = 5_000
const SAMPLE_FILE = 'portolan-sample-estate.xlsx'
const PRIVATE_FOLDER = 0o700

/** The one that the web host uses as well: the same projects, the same list of recent ones. */
const dataFolder = dataFolderOf({ platform: process.platform, environment: process.env, home: homedir() })
/** Chromium's own: preferences of the pages, caches. */
const windowFolder = join(dataFolder, 'window')

mkdirSync(windowFolder, { recursive: true, mode: PRIVATE_FOLDER })
app.setName('Portolan')
app.setPath('userData', windowFolder)
app.enableSandbox()
// No name resolves: what a session's own lock would let through finds no one.
app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
app.commandLine.appendSwitch('disable-background-networking')
protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }])
app.on('session-created', lockSession)
app.on('web-contents-created', (_event, contents) => lockContents(contents))

if (app.requestSingleInstanceLock()) void app.whenReady().then(run).catch(giveUp)
else app.quit()

async function run(): Promise<void> {
  const now = (): string => new Date().toISOString()
  const monotonicMs = (): number => performance.now()
  const log = createErrorLog(join(dataFolder, 'portolan.log'), now)
  const assets = openRendererAssets(findRendererFolder())
  const samplePath = join(findResourcesFolder(), 'sample', SAMPLE_FILE)
  const version = await readProductVersion()
  const granted = createGrantedPaths()
  granted.grant(samplePath, 'read')
  // Without "persist:" it is in memory alone.
  const printSession = session.fromPartition('portolan-print', { cache: false })
  const backend = superviseBackend({
    start: () => forkBackend(join(import.meta.dirname, 'utility.js'), dataFolder),
    now,
    monotonicMs,
    isWorthTelling: isLongCall,
    printPdf: createPrinter({ protocol: printSession.protocol, openWindow: () => openPrintWindow(printSession) }),
    onCrash: (how) => void log(new Error(how), 'backend'),
    closeWaitMs: CLOSE_WAIT_MS,
  })
  let window: BrowserWindow | null = null
  const dialogs = createDialogs(dialog, () => window, granted)
  lockSession(session.defaultSession)
  protocol.handle(APP_SCHEME, (request) => answerAppRequest(request, assets))
  answerBridge(ipcMain, { backend, granted, dialogs, shell, info: { kind: 'desktop', version, samplePath, folders: [] } })
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform)))
  window = openWindow({ preload: join(import.meta.dirname, 'preload.cjs'), onPageGone: () => backend.abandonAll(), mayReload: createRestartPolicy(monotonicMs) })

  app.on('second-instance', () => {
    if (window?.isMinimized() === true) window.restore()
    window?.focus()
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
}

/** An app that cannot start says so, rather than to run without a window. */
function giveUp(error: unknown): void {
  dialog.showErrorBox(app.name, error instanceof Error ? error.message : String(error))
  app.exit(1)
}
