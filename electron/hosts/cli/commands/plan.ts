import { defineCommand } from '../command.ts'
import { EXIT_STATUS } from '../exit-status.ts'
import { EXPORT_OPTION_HELP, EXPORT_OPTIONS, exportBundle, isDoubtful, versionOptions } from '../export-bundle.ts'
import { hasErrors, importFiles } from '../import-files.ts'
import { printExport } from '../print-export.ts'
import { withProject } from '../project-lifetime.ts'
import { takeDecisions, takeTarget } from '../take-wishes.ts'
import { unwrap } from '../unwrap.ts'

export const plan = defineCommand({
  name: 'plan',
  summary: 'The main job in one go: reads inventories, maps, plans and writes the bundle.',
  usage: 'plan FILE... --out DIR [--target PRESET|FILE] [--decisions FILE] [--project FILE] [--mtv V] [--openshift V] [--force] [--strict]',
  options: { target: { type: 'string' }, decisions: { type: 'string' }, project: { type: 'string' }, ...EXPORT_OPTIONS },
  optionHelp: {
    target: 'a preset ("portolan targets" lists them) or a target file; odf where none is given',
    decisions: 'a decisions file (portolan.yaml)',
    project: 'keep the project in this file; without it nothing but the bundle is left behind',
    ...EXPORT_OPTION_HELP,
  },
  positionals: { min: 1, max: Number.POSITIVE_INFINITY },
  run: async (args, context) => {
    args.requiredText('out')
    const versions = versionOptions(args)
    const { report, result, unknownSubjects } = await withProject(args.text('project'), context, async () => {
      const imported = await importFiles(args.positionals, context)
      const unknown = await takeDecisions(args.text('decisions'), context)
      // What stands on the command line wins over what a decisions file says of the target.
      await takeTarget(args.text('target'), context)
      if (Object.keys(versions).length > 0) unwrap(await context.backend.invoke('target.use', versions))
      return { report: imported, result: await exportBundle(args, context), unknownSubjects: unknown }
    })
    printExport(result, context, { import: report, unknownSubjects })
    const isStrictFailure = hasErrors(report) || isDoubtful(result) || unknownSubjects.length > 0
    return args.flag('strict') && isStrictFailure ? EXIT_STATUS.doubtful : EXIT_STATUS.done
  },
})
