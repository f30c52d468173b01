import type { Command } from './command.ts'
import { COMMON_OPTION_HELP, COMMON_OPTIONS } from './parse-command-line.ts'

/** All commands, one line each. */
export function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((command) => command.name.length))
  const lines = commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`)
  return `Portolan plans the move of vSphere and RHV/oVirt estates to OpenShift Virtualization, offline.\n\nusage: portolan COMMAND ...\n\n${lines.join('\n')}\n\n"portolan COMMAND --help" tells more; "portolan --version" the version.\n`
}

/** One command with all its options. */
export function commandHelp(command: Command): string {
  const help: Readonly<Record<string, string>> = { ...command.optionHelp, ...COMMON_OPTION_HELP }
  const options = Object.entries({ ...command.options, ...COMMON_OPTIONS }).map(([name, option]) => ({
    flag: `--${name}${option.type === 'string' ? ' VALUE' : ''}`,
    text: help[name] ?? '',
  }))
  const width = Math.max(...options.map((option) => option.flag.length))
  const lines = options.map((option) => `  ${option.flag.padEnd(width)}  ${option.text}`)
  return `${command.summary}\n\nusage: portolan ${command.usage}\n\n${lines.join('\n')}\n`
}
