import { defineCommand } from '../command.ts'
import { EXIT_STATUS } from '../exit-status.ts'
import { EXPORT_OPTION_HELP, EXPORT_OPTIONS, exportBundle, isDoubtful } from '../export-bundle.ts'
import { printExport } from '../print-export.ts'
import { openExisting } from '../project-lifetime.ts'

export const exportCommand = defineCommand({
  name: 'export',
  summary: 'Writes the bundle of a project.',
  usage: 'export --project FILE --out DIR [--only mtv|cluster] [--mtv V] [--openshift V] [--force] [--strict]',
  options: { project: { type: 'string' }, only: { type: 'string' }, ...EXPORT_OPTIONS },
  optionHelp: { project: 'the project file', only: 'mtv: sources, maps and plans; cluster: the node network; namespaces and VM networks are in both', ...EXPORT_OPTION_HELP },
  positionals: { min: 0, max: 0 },
  run: async (args, context) => {
    args.requiredText('out')
    await openExisting(args.requiredText('project'), context)
    const result = await exportBundle(args, context)
    printExport(result, context)
    return args.flag('strict') && isDoubtful(result) ? EXIT_STATUS.doubtful : EXIT_STATUS.done
  },
})
