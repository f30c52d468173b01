import { resolve } from 'node:path'
import { writeWholeFile } from '#backend/files/write-whole-file.ts'
import { type CommandArguments, type CommandContext, defineCommand, UsageError } from '../command.ts'
import { EXIT_STATUS, type ExitStatus } from '../exit-status.ts'
import { formatJson } from '../output/format.ts'
import { printRows } from '../print-rows.ts'
import { openExisting } from '../project-lifetime.ts'
import { importDecisions } from '../take-wishes.ts'
import { unwrap } from '../unwrap.ts'

export const decisions = defineCommand({
  name: 'decisions',
  summary: 'Writes what was decided as a decisions file, and takes such a file over.',
  usage: 'decisions {export [--out FILE] [--force] | import FILE [--strict]} --project FILE',
  options: { project: { type: 'string' }, out: { type: 'string' }, force: { type: 'boolean' }, strict: { type: 'boolean' } },
  optionHelp: {
    project: 'the project file; it must exist',
    out: 'with export: the file to write; standard output where none is given',
    force: 'with export: replace a file that is there',
    strict: 'with import: exit status 4 where a subject is unknown',
  },
  positionals: { min: 1, max: 2 },
  run: async (args, context) => {
    const [action, file] = args.positionals
    if (action === 'export' && file === undefined && !args.flag('strict')) return exportDecisions(args, context)
    if (action === 'import' && file !== undefined && args.text('out') === undefined && !args.flag('force')) return importFile(file, args, context)
    throw new UsageError(`an argument is missing or does not belong there; usage: portolan ${decisions.usage}`)
  },
})

async function exportDecisions(args: CommandArguments, context: CommandContext): Promise<ExitStatus> {
  const out = args.text('out')
  if (out === undefined && args.flag('force')) throw new UsageError('--force goes with --out alone')
  await openExisting(args.requiredText('project'), 'read', context)
  const { text, leftOut } = unwrap(await context.backend.invoke('decisions.export', {}))
  if (out === undefined) {
    context.print(context.format === 'json' ? formatJson({ text, leftOut }) : text)
  } else {
    const written = await writeWholeFile(resolve(context.workingFolder, out), text, args.flag('force'))
    if (context.format === 'json') context.print(formatJson({ out: written, leftOut }))
    else context.note(`Wrote ${written}.`)
  }
  for (const { kind, count } of leftOut) context.note(`Not in the file: ${count} ${kind}`)
  return EXIT_STATUS.done
}

async function importFile(file: string, args: CommandArguments, context: CommandContext): Promise<ExitStatus> {
  await openExisting(args.requiredText('project'), 'write', context)
  const taken = await importDecisions(file, context)
  if (context.format === 'json') context.print(formatJson(taken))
  else printRows({ columns: ['applied', 'target', 'unknownSubjects'], rows: [{ applied: taken.applied, target: taken.target, unknownSubjects: taken.unknownSubjects.length }] }, context)
  return args.flag('strict') && taken.unknownSubjects.length > 0 ? EXIT_STATUS.doubtful : EXIT_STATUS.done
}
