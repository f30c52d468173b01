import { performance } from 'node:perf_hooks'
import { type BackendOptions, createBackend } from '#backend/create-backend.ts'
import { createThreadedBackend } from '#backend/create-threaded-backend.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { type Command, UsageError } from './command.ts'
import { COMMANDS } from './commands/registry.ts'
import { EXIT_STATUS, EXIT_STATUS_OF_ERROR, type ExitStatus } from './exit-status.ts'
import { commandHelp, overview } from './help.ts'
import { createLineProgress, createTerminalProgress, type ProgressReporter, SILENT_PROGRESS } from './output/progress-reporter.ts'
import { readPassword } from './output/read-password.ts'
import { singleLine } from './output/single-line.ts'
import { type ParsedCommandLine, parseCommandLine } from './parse-command-line.ts'
import { createErrorLog } from './error-log.ts'
import { CallFailed } from './unwrap.ts'
import { userDataFolder } from './user-data-folder.ts'
import { readProductVersion } from '#backend/product-version.ts'

/** Where the program reads and writes; a test hands in its own. */
export interface CliStreams {
  readonly stdout: (text: string) => void
  readonly stderr: (text: string) => void
  /** Columns of the terminal behind stderr; null where there is none. */
  readonly stderrColumns: number | null
  /** Aborts when the user interrupts. */
  readonly signal: AbortSignal
  readonly workingFolder: string
  /** Where a password comes from; a test that needs none leaves it out. */
  readonly readPassword?: (prompt: string) => Promise<string>
}

/** Runs one command line (without the program's name) and answers the exit status. Never throws. */
export async function main(argv: readonly string[], streams: CliStreams = processStreams()): Promise<ExitStatus> {
  const [name, ...rest] = argv
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    streams.stdout(overview(COMMANDS))
    return name === undefined ? EXIT_STATUS.usage : EXIT_STATUS.done
  }
  if (name === '--version') {
    streams.stdout(`${await readProductVersion()}\n`)
    return EXIT_STATUS.done
  }
  const command = COMMANDS.find((candidate) => candidate.name === name)
  if (command === undefined) {
    streams.stderr(`portolan: usage: there is no command "${singleLine(name)}"; commands are ${COMMANDS.map((entry) => entry.name).join(', ')}\n`)
    return EXIT_STATUS.usage
  }
  try {
    const parsed = parseCommandLine(command, rest)
    if (parsed.wantsHelp) {
      streams.stdout(commandHelp(command))
      return EXIT_STATUS.done
    }
    return await runCommand(command, parsed, streams)
  } catch (error) {
    return tellFailure(error, streams)
  }
}

async function runCommand(command: Command, parsed: ParsedCommandLine, streams: CliStreams): Promise<ExitStatus> {
  const { isQuiet, format, args } = parsed
  const progress = chooseProgress(parsed, streams)
  const note = (line: string): void => {
    if (isQuiet) return
    progress.clear()
    streams.stderr(`${singleLine(line)}\n`)
  }
  const options: BackendOptions = { now: () => new Date().toISOString(), monotonicMs: () => performance.now(), logUnexpected: createErrorLog(streams.stderr), tell: note }
  // One command works out one thing and ends: a second thread would only take memory. Pages ask for many things at once.
  const backend = command.keepsProjects === true ? createThreadedBackend({ ...options, dataFolder: userDataFolder(), worksAhead: command.worksAhead?.(args) ?? true }) : createBackend({ ...options, isForOneCommand: true })
  try {
    return await command.run(args, {
      backend,
      format,
      progress,
      signal: streams.signal,
      print: (text) => {
        progress.clear()
        streams.stdout(text)
      },
      note,
      readPassword: (prompt) => {
        progress.clear()
        if (streams.readPassword === undefined) throw new UsageError('there is nobody to ask for a password')
        return streams.readPassword(prompt)
      },
      workingFolder: streams.workingFolder,
    })
  } finally {
    progress.clear()
    await Promise.resolve(backend.close())
  }
}

function chooseProgress({ isQuiet, isVerbose }: ParsedCommandLine, { stderr, stderrColumns }: CliStreams): ProgressReporter {
  if (isQuiet) return SILENT_PROGRESS
  if (isVerbose) return createLineProgress(stderr)
  return stderrColumns === null ? SILENT_PROGRESS : createTerminalProgress(stderr, stderrColumns)
}

function tellFailure(error: unknown, streams: CliStreams): ExitStatus {
  if (error instanceof UsageError) {
    streams.stderr(`portolan: usage: ${singleLine(error.message)}\n`)
    return EXIT_STATUS.usage
  }
  if (error instanceof CallFailed || error instanceof AppError) {
    const { code } = error instanceof CallFailed ? error.error : error
    streams.stderr(`portolan: ${code}: ${singleLine(error.message)}\n`)
    return EXIT_STATUS_OF_ERROR[code]
  }
  streams.stderr(`portolan: internal: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  return EXIT_STATUS.internal
}

/** The output's disk is full or gone: whoever asked has only a part of the answer, and the status must say so whatever the command made of it. */
function tellUnwritten(error: NodeJS.ErrnoException): void {
  process.once('exit', () => {
    process.exitCode = EXIT_STATUS_OF_ERROR.io
  })
  process.stderr.write(`portolan: io: Standard output cannot be written (${error.code ?? singleLine(error.message)}) and is not complete: make room or choose another file, and ask again.\n`)
}

/** The real process: Ctrl-C cancels cleanly once, and ends it at once the second time. */
function processStreams(): CliStreams {
  const controller = new AbortController()
  process.once('SIGINT', () => controller.abort())
  process.once('SIGTERM', () => controller.abort())
  // Whoever reads our output may close it early (head): that is no fault, and there is nobody left to tell.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && stream === process.stdout) tellUnwritten(error)
    })
  }
  // The terminal's window was closed.
  process.once('SIGHUP', () => controller.abort())
  return {
    stdout: (text) => process.stdout.write(text),
    stderr: (text) => process.stderr.write(text),
    stderrColumns: process.stderr.isTTY ? process.stderr.columns : null,
    signal: controller.signal,
    workingFolder: process.cwd(),
    readPassword: (prompt) => readPassword(prompt, process.stdin, process.stderr, controller.signal),
  }
}
