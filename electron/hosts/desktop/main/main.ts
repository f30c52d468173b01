// The desktop app's first lines: what has to be said before Electron is ready. The rest is in run-app.ts.
import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { app, dialog, protocol } from 'electron'
import { z } from 'zod'
import { dataFolder as dataFolderOf } from '#backend/projects/data-folder.ts'
import { createErrorLog, LOG_FILE } from '../error-log.ts'
import { APP_SCHEME } from './app-address.ts'
import { describeStartFailure, isForeseen, NoDataFolder } from './describe-start-failure.ts'
import { filesOfArguments } from './files-from-outside.ts'
import { lockContents } from './lock-contents.ts'
import { lockSession } from './lock-session.ts'
import { type RunningApp, runApp } from './run-app.ts'
import { textsOfLocale } from './texts/own-language.ts'

const PRIVATE_FOLDER = 0o700
/** What a second start hands to the first. */
const secondStartSchema = z.object({ files: z.array(z.string()) })

/** The one that the web host uses as well: the same projects, the same list of recent ones. */
const dataFolder = dataFolderOf({ platform: process.platform, environment: process.env, home: homedir() })
/** Chromium's own: preferences of the pages, caches. */
const windowFolder = join(dataFolder, 'window')

app.setName('Portolan')
const noFolder = makeFolder(windowFolder)
if (noFolder === null) app.setPath('userData', windowFolder)
app.enableSandbox()
// No name resolves: what a session's own lock would let through finds no one.
app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
app.commandLine.appendSwitch('disable-background-networking')
protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }])
app.on('session-created', lockSession)
app.on('web-contents-created', (_event, contents) => lockContents(contents))

/** Run from its sources, the app is named among its own arguments. */
const files = filesOfArguments(process.argv.slice(1), process.cwd()).filter((file) => file !== import.meta.filename)
/** Handed over by the system before the app runs, as macOS does. */
const early = [...files]
let running: RunningApp | null = null

app.on('open-file', (event, file) => {
  event.preventDefault()
  if (running === null) early.push(file)
  else running.openFiles([file])
})
app.on('second-instance', (_event, _arguments, _workingFolder, handed) => {
  running?.show()
  const message = secondStartSchema.safeParse(handed)
  if (message.success) running?.openFiles(message.data.files)
})

// A box before Electron is ready would be a line on a terminal that nobody may look at.
if (noFolder !== null) void app.whenReady().then(() => giveUp(noFolder))
else if (app.requestSingleInstanceLock({ files } satisfies z.infer<typeof secondStartSchema>)) void app.whenReady().then(run).catch(giveUp)
else app.quit()

/** Null where it is there now. */
function makeFolder(folder: string): NoDataFolder | null {
  try {
    mkdirSync(folder, { recursive: true, mode: PRIVATE_FOLDER })
    return null
  } catch (cause) {
    return new NoDataFolder(dataFolder, cause)
  }
}

async function run(): Promise<void> {
  running = await runApp({ dataFolder, windowFolder, programFolder: import.meta.dirname })
  running.openFiles(early)
}

/** An app that cannot start says so, rather than to run without a window. */
function giveUp(error: unknown): void {
  const logFile = join(dataFolder, LOG_FILE)
  if (!isForeseen(error)) createErrorLog(logFile, () => new Date().toISOString())(error, 'start')
  dialog.showErrorBox(app.name, describeStartFailure(error, logFile, textsOfLocale(app.getLocale())))
  app.exit(1)
}
