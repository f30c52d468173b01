import { parseArgs } from 'node:util'
import { type Command, type CommandArguments, type OptionDefinitions, UsageError } from './command.ts'
import { OUTPUT_FORMATS, type OutputFormat } from './output/format.ts'

/** What every command understands. */
export const COMMON_OPTIONS = {
  format: { type: 'string' },
  quiet: { type: 'boolean' },
  verbose: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} satisfies OptionDefinitions

export const COMMON_OPTION_HELP: Readonly<Record<keyof typeof COMMON_OPTIONS, string>> = {
  format: 'table (default), json or csv',
  quiet: 'no progress and no notes on standard error',
  verbose: 'a line on standard error for each step',
  help: 'this text',
}

export interface ParsedCommandLine {
  readonly args: CommandArguments
  readonly format: OutputFormat
  readonly isQuiet: boolean
  readonly isVerbose: boolean
  readonly wantsHelp: boolean
}

/** Reads what stands behind a command's name. Throws UsageError with one sentence. */
export function parseCommandLine(command: Command, argv: readonly string[]): ParsedCommandLine {
  const { values, positionals } = parse(command, argv)
  const text = (name: string): string | undefined => {
    const value = values[name]
    return typeof value === 'string' ? value : undefined
  }
  const wantsHelp = values['help'] === true
  const { min, max } = command.positionals
  if (!wantsHelp && positionals.length < min) throw new UsageError(`an argument is missing; usage: portolan ${command.usage}`)
  if (!wantsHelp && positionals.length > max) throw new UsageError(`"${positionals[max] ?? ''}" is one argument too many; usage: portolan ${command.usage}`)
  const wanted = text('format') ?? 'table'
  const format = OUTPUT_FORMATS.find((candidate) => candidate === wanted)
  if (format === undefined) throw new UsageError(`--format ${wanted} is not known: ${OUTPUT_FORMATS.join(', ')}`)
  return {
    args: {
      positionals,
      text,
      texts: (name) => {
        const value = values[name]
        return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : []
      },
      requiredText: (name) => {
        const value = text(name)
        if (value === undefined || value === '') throw new UsageError(`--${name} is missing; usage: portolan ${command.usage}`)
        return value
      },
      flag: (name) => values[name] === true,
    },
    format,
    isQuiet: values['quiet'] === true,
    isVerbose: values['verbose'] === true,
    wantsHelp,
  }
}

function parse(command: Command, argv: readonly string[]): { values: Readonly<Record<string, unknown>>; positionals: readonly string[] } {
  try {
    return parseArgs({ args: [...argv], options: { ...COMMON_OPTIONS, ...command.options }, allowPositionals: true, strict: true })
  } catch (error) {
    // parseArgs says in its first sentence what it did not understand
    throw new UsageError(error instanceof Error ? (error.message.split('. ')[0] ?? error.message) : String(error))
  }
}
