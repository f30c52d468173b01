import { defineCommand } from '../command.ts'
import { EXIT_STATUS } from '../exit-status.ts'
import { EXPORT_OPTION_HELP, EXPORT_OPTIONS, exportBundle, isDoubtful, versionOptions } from '../export-bundle.ts'
import { hasErrors, importFiles } from '../import-files.ts'
import { describeWaves, keptWaves, planWaves } from '../plan-waves.ts'
import { printExport } from '../print-export.ts'
import { withProject } from '../project-lifetime.ts'
import { describeSize, sizeProject } from '../size-project.ts'
import { takeDecisions, takeTarget } from '../take-wishes.ts'
import { unwrap } from '../unwrap.ts'

export const plan = defineCommand({
  name: 'plan',
  summary: 'The main job in one go: reads inventories, maps, sizes, plans waves and writes the bundle.',
  usage: 'plan FILE... --out DIR [--target PRESET|FILE] [--decisions FILE] [--project FILE] [--mtv V] [--openshift V] [--waves] [--today DATE] [--force] [--strict]',
  options: { target: { type: 'string' }, decisions: { type: 'string' }, project: { type: 'string' }, waves: { type: 'boolean' }, today: { type: 'string' }, ...EXPORT_OPTIONS },
  optionHelp: {
    target: 'a preset ("portolan targets" lists them) or a target file; odf where none is given',
    decisions: 'a decisions file (portolan.yaml)',
    project: 'keep the project in this file; without it nothing but the bundle is left behind',
    waves: 'plan waves though nobody has said when VMs may be cut over: into the change windows that Portolan begins with',
    today: 'the day on which waves are planned, such as 2026-03-02: no window before it; the machine\'s day in UTC where none is given',
    ...EXPORT_OPTION_HELP,
  },
  positionals: { min: 1, max: Number.POSITIVE_INFINITY },
  run: async (args, context) => {
    args.requiredText('out')
    const versions = versionOptions(args)
    const { report, size, waves, result, unknownSubjects } = await withProject(args.text('project'), context, async () => {
      const imported = await importFiles(args.positionals, context)
      const unknown = await takeDecisions(args.text('decisions'), context)
      // What stands on the command line wins over what a decisions file says of the target.
      await takeTarget(args.text('target'), context)
      if (Object.keys(versions).length > 0) unwrap(await context.backend.invoke('target.use', versions))
      const planned = await planWaves({ isWanted: args.flag('waves'), today: args.text('today') }, context)
      const [sized, exported] = [await sizeProject(context), await exportBundle(args, context)]
      // A schedule can be there without anything being set about waves.
      const scheduled = planned ?? (exported.plan.plans.some(({ window }) => window !== null) ? await keptWaves(context) : null)
      return { report: imported, size: sized, waves: scheduled, result: exported, unknownSubjects: unknown }
    })
    printExport(result, context, { import: report, size, waves, unknownSubjects }, [...describeSize(size), ...describeWaves(waves)])
    const isStrictFailure = hasErrors(report) || isDoubtful(result) || unknownSubjects.length > 0
    return args.flag('strict') && isStrictFailure ? EXIT_STATUS.doubtful : EXIT_STATUS.done
  },
})
