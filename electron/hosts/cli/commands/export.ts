import { basename, extname, join, resolve } from 'node:path'
import { BUNDLE_PARTS, HANDED_OVER_PARTS } from '#shared/contract/bundle-parts.ts'
import { type CommandArguments, type CommandContext, defineCommand, UsageError } from '../command.ts'
import { describeDifference, printDifference } from '../print-difference.ts'
import { EXIT_STATUS, type ExitStatus } from '../exit-status.ts'
import { diffWithBundle, EXPORT_OPTION_HELP, EXPORT_OPTIONS, exportBundle, isDoubtful } from '../export-bundle.ts'
import { keepHeapSmall } from '../keep-heap-small.ts'
import { printExport } from '../print-export.ts'
import { openExisting } from '../project-lifetime.ts'
import { writeReports } from '../write-reports.ts'

/** What is handed on to people rather than applied, and how its file ends. */
const FOR_PEOPLE = { workbook: { format: 'workbook', ending: '.xlsx' }, report: { format: 'html', ending: '.html' } } as const

export const exportCommand = defineCommand({
  name: 'export',
  summary: 'Writes the bundle of a project.',
  usage: 'export --project FILE --out DIR [--diff OLD] [--only PART] [--mtv V] [--openshift V] [--force] [--strict]',
  options: { project: { type: 'string' }, diff: { type: 'string' }, only: { type: 'string' }, ...EXPORT_OPTIONS },
  optionHelp: { project: 'the project file', diff: 'say what differs from the bundle in this folder; without --out nothing is written', only: `one part alone: ${BUNDLE_PARTS.join(', ')}; or what is for people: ${Object.keys(FOR_PEOPLE).join(', ')}`, ...EXPORT_OPTION_HELP },
  positionals: { min: 0, max: 0 },
  run: async (args, context) => {
    const old = args.text('diff')
    if (old === undefined) args.requiredText('out')
    const only = args.text('only')
    if (only !== undefined && isForPeople(only)) return exportForPeople(only, args, context)
    if (only !== undefined && !BUNDLE_PARTS.some((part) => part === only)) throw new UsageError(`--only ${only} is not known; choose one of ${[...BUNDLE_PARTS, ...Object.keys(FOR_PEOPLE)].join(', ')}`)
    await openExisting(args.requiredText('project'), 'write-if-free', context)
    if (old !== undefined) {
      const difference = await diffWithBundle(args, resolve(context.workingFolder, old), context)
      // With --out the answer is that of the export, as always.
      if (args.text('out') === undefined) {
        printDifference(difference, context)
        return EXIT_STATUS.done
      }
      for (const line of describeDifference(difference).trimEnd().split('\n')) context.note(line)
    }
    const result = await exportBundle(args, context)
    printExport(result, context)
    noteWhatIsKept(only, result.notKept, context)
    return args.flag('strict') && isDoubtful(result) ? EXIT_STATUS.doubtful : EXIT_STATUS.done
  },
})

function isForPeople(only: string): only is keyof typeof FOR_PEOPLE {
  return Object.hasOwn(FOR_PEOPLE, only)
}

/** The workbook or the report by the project's name, in the folder that `--out` names; what else `export` takes is about manifests. */
async function exportForPeople(only: keyof typeof FOR_PEOPLE, args: CommandArguments, context: CommandContext): Promise<ExitStatus> {
  const [project, { format, ending }] = [args.requiredText('project'), FOR_PEOPLE[only]]
  for (const option of ['diff', 'mtv', 'openshift']) if (args.text(option) !== undefined) throw new UsageError(`--${option} is about manifests, and --only ${only} writes none`)
  keepHeapSmall()
  await openExisting(project, 'read', context)
  return writeReports({ paths: { [format]: join(resolve(context.workingFolder, args.requiredText('out')), basename(project, extname(project)) + ending) }, force: args.flag('force'), scenario: undefined }, context)
}

/** Whoever asks later what changed since the last export has to know which one that is. */
function noteWhatIsKept(only: string | undefined, notKept: string | null, context: CommandContext): void {
  if (notKept !== null) context.note(`The project could not keep what was written, so the next bundle is compared with an older one: ${notKept}`)
  else if (only !== undefined && !HANDED_OVER_PARTS.some((part) => part === only)) context.note(`The project keeps no export of the part ${only} alone: "since the last export" goes on to mean the last whole bundle or its half ${HANDED_OVER_PARTS.join(' or ')}.`)
}
