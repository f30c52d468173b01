import { resolve } from 'node:path'
import type { WebHost, WebHostOptions } from '#hosts/web/serve.ts'
import { type CommandArguments, type CommandContext, defineCommand, UsageError } from '../command.ts'
import { createErrorLog } from '../error-log.ts'
import { EXIT_STATUS } from '../exit-status.ts'
import { openInBrowser } from '../open-in-browser.ts'
import { noteLocks } from '../project-lifetime.ts'
import { unwrap } from '../unwrap.ts'
import { userDataFolder } from '../user-data-folder.ts'
import { readProductVersion } from '#backend/product-version.ts'

const HIGHEST_PORT = 65_535
const MS_PER_MINUTE = 60_000
/** A day. */
const MOST_IDLE_MINUTES = 1_440

export const serveCommand = defineCommand({
  name: 'serve',
  summary: 'Opens the app in the browser of this machine.',
  usage: 'serve [--project FILE [--read-only]] [--folder DIR]... [--port N] [--no-open] [--idle-minutes N] [--no-work-ahead]',
  options: { project: { type: 'string' }, 'read-only': { type: 'boolean' }, folder: { type: 'string', multiple: true }, port: { type: 'string' }, 'no-open': { type: 'boolean' }, 'idle-minutes': { type: 'string' }, 'no-work-ahead': { type: 'boolean' } },
  optionHelp: {
    project: 'the project file to open, created where there is none; without it the start page offers the recent ones',
    'read-only': 'open that project to read alone, as is possible while another program has it open',
    folder: 'a folder that imports may read from and bundles may be written into; may be given several times',
    port: 'the port on 127.0.0.1; a free one where none is given',
    'no-open': 'only print the link; of use where others see the list of processes, in which an opened link shows',
    'idle-minutes': 'ends once nobody has asked for anything for so many minutes and nothing is under way',
    'no-work-ahead': 'does nothing before somebody asks for it: for a battery, little memory, or a machine that has other work to do; screens take longer to come',
  },
  positionals: { min: 0, max: 0 },
  keepsProjects: true,
  worksAhead,
  run: async (args, context) => {
    const port = parsePort(args.text('port'))
    if (args.texts('folder').includes('')) throw new UsageError('--folder is empty')
    const idleMinutes = parseIdleMinutes(args.text('idle-minutes'))
    const idle = new AbortController()
    const host = await startHost(args, port, idleMinutes === null ? undefined : { idleMs: idleMinutes * MS_PER_MINUTE, onIdle: () => idle.abort() }, context)
    try {
      await openProject(args.text('project'), args.flag('read-only'), context)
      context.print(`Portolan is at ${host.link}\n`)
      if (!args.flag('no-open')) openInBrowser(host.link, () => context.note('No browser could be opened: open the link yourself.'))
      context.note(idleMinutes === null ? 'Ctrl-C ends it.' : `Ctrl-C ends it, and so do ${idleMinutes} minutes in which nobody asks for anything.`)
      await untilAborted(AbortSignal.any([context.signal, idle.signal]))
      if (idle.signal.aborted) context.note(`Ended: nobody has asked for anything for ${idleMinutes} minutes.`)
    } finally {
      await host.close()
    }
    return EXIT_STATUS.done
  },
})

function worksAhead(args: CommandArguments): boolean {
  return !args.flag('no-work-ahead')
}

async function openProject(path: string | undefined, isReadOnly: boolean, context: CommandContext): Promise<void> {
  if (path === undefined && isReadOnly) throw new UsageError('--read-only goes with --project')
  if (path !== undefined) noteLocks(unwrap(await context.backend.invoke('project.open', { path: resolve(context.workingFolder, path), create: !isReadOnly, access: isReadOnly ? 'read' : 'write' })), context)
}

async function startHost(args: CommandArguments, port: number, idle: WebHostOptions['idle'], context: CommandContext): Promise<WebHost> {
  const options: WebHostOptions = {
    backend: context.backend,
    version: await readProductVersion(),
    port,
    folders: args.texts('folder').map((folder) => resolve(context.workingFolder, folder)),
    dataFolder: userDataFolder(),
    now: () => new Date().toISOString(),
    monotonicMs: () => performance.now(),
    worksAhead: worksAhead(args),
    logUnexpected: createErrorLog((text) => context.note(text.trimEnd())),
    ...(idle === undefined ? {} : { idle }),
  }
  // Loaded for this command alone: the system's HTTP takes a tenth of what all others need to begin.
  const { serve } = await import('#hosts/web/serve.ts')
  return serve(options)
}

function parsePort(text: string | undefined): number {
  if (text === undefined) return 0
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > HIGHEST_PORT) throw new UsageError(`--port ${text} is no port: give a number up to ${HIGHEST_PORT}, or 0 for a free one`)
  return port
}

/** Null where the host runs until it is ended. */
function parseIdleMinutes(text: string | undefined): number | null {
  if (text === undefined) return null
  const minutes = Number(text)
  if (!/^\d{1,4}$/.test(text) || minutes < 1 || minutes > MOST_IDLE_MINUTES) throw new UsageError(`--idle-minutes ${text} is no number of minutes: give one from 1 to ${MOST_IDLE_MINUTES}`)
  return minutes
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resume) => {
    if (signal.aborted) resume()
    else signal.addEventListener('abort', () => resume(), { once: true })
  })
}
