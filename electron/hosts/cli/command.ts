import type { ParseArgsConfig } from 'node:util'
import type { Backend } from '#backend/create-backend.ts'
import type { ExitStatus } from './exit-status.ts'
import type { OutputFormat } from './output/format.ts'
import type { ProgressReporter } from './output/progress-reporter.ts'

export type OptionDefinitions = NonNullable<ParseArgsConfig['options']>

/** What the user typed behind the command's name, already checked against its options. */
export interface CommandArguments {
  readonly positionals: readonly string[]
  /** A text option's value, or undefined where it was not given. */
  text(name: string): string | undefined
  /** All values of a text option that may be given several times. */
  texts(name: string): readonly string[]
  /** A text option that the command cannot do without; a UsageError names it. */
  requiredText(name: string): string
  flag(name: string): boolean
}

export interface CommandContext {
  readonly backend: Backend
  readonly format: OutputFormat
  readonly progress: ProgressReporter
  readonly signal: AbortSignal
  /** Writes to standard output: results and nothing else. */
  print(text: string): void
  /** Writes a line to standard error, unless --quiet. */
  note(line: string): void
  /** Asks for a password: on the terminal without showing it, else the first line of standard input. */
  readPassword(prompt: string): Promise<string>
  /** The working folder, which relative paths start from. */
  readonly workingFolder: string
}

export interface Command {
  readonly name: string
  readonly summary: string
  /** Behind "portolan", one line. */
  readonly usage: string
  readonly options: OptionDefinitions
  /** One line an option, by its name. */
  readonly optionHelp: Readonly<Record<string, string>>
  readonly positionals: { readonly min: number; readonly max: number }
  /** The command keeps projects in the user's own folder and remembers those that were opened. */
  readonly keepsProjects?: boolean
  /** Of a command that keeps projects: whether what pages will ask for is worked out before they do. */
  worksAhead?(args: CommandArguments): boolean
  run(args: CommandArguments, context: CommandContext): Promise<ExitStatus>
}

/** The user typed something that the command does not understand. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UsageError'
  }
}

/** Checks nothing and changes nothing: it gives the command its type. */
export function defineCommand(command: Command): Command {
  return command
}
