// The desktop app's first lines: what has to be said before Electron is ready. The rest is in run-app.ts.
import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { app, dialog, protocol } from 'electron'
import { z } from 'zod'
import { dataFolder as dataFolderOf } from '#backend/projects/data-folder.ts'
import { APP_SCHEME } from './app-address.ts'
import { filesOfArguments } from './files-from-outside.ts'
import { lockContents } from './lock-contents.ts'
import { lockSession } from './lock-session.ts'
import { type RunningApp, runApp } from './run-app.ts'

const PRIVATE_FOLDER = 0o700
/** What a second start hands to the first. */
const secondStartSchema = z.object({ files: z.array(z.string()) })

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

if (app.requestSingleInstanceLock({ files } satisfies z.infer<typeof secondStartSchema>)) void app.whenReady().then(run).catch(giveUp)
else app.quit()

async function run(): Promise<void> {
  running = await runApp({ dataFolder, windowFolder, programFolder: import.meta.dirname })
  running.openFiles(early)
}

/** An app that cannot start says so, rather than to run without a window. */
function giveUp(error: unknown): void {
  dialog.showErrorBox(app.name, error instanceof Error ? error.message : String(error))
  app.exit(1)
}
