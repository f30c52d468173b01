import { type Command, defineCommand, UsageError } from '../command.ts'
import { EXIT_STATUS } from '../exit-status.ts'
import { hasErrors, importEngine, importFiles } from '../import-files.ts'
import { printReport } from '../print-report.ts'
import { withProject } from '../project-lifetime.ts'

export const importCommand: Command = defineCommand({
  name: 'import',
  summary: 'Reads inventories into a project file and reports what was found.',
  usage: 'import {FILE... | --engine URL --user NAME [--ca FILE]} --project FILE [--strict]',
  options: { project: { type: 'string' }, strict: { type: 'boolean' }, engine: { type: 'string' }, user: { type: 'string' }, ca: { type: 'string' } },
  optionHelp: {
    project: 'the project file; created where there is none',
    strict: 'exit status 4 where the data has errors',
    engine: 'read an oVirt engine live, https://...; the password is asked for, or read from standard input',
    user: "the engine's user with its profile, e.g. admin@internal; one that may only read is enough",
    ca: "the engine's CA certificate in PEM, where the machine does not know it",
  },
  positionals: { min: 0, max: Number.POSITIVE_INFINITY },
  run: async (args, context) => {
    const engine = args.text('engine')
    if ((engine === undefined) === (args.positionals.length === 0)) throw new UsageError(`name either files or an engine; usage: portolan ${importCommand.usage}`)
    const project = args.requiredText('project')
    const access = engine === undefined ? null : { url: engine, user: args.requiredText('user'), ca: args.text('ca') }
    const password = access === null ? '' : await context.readPassword(`Password of ${access.user}`)
    const report = await withProject(project, context, () => (access === null ? importFiles(args.positionals, context) : importEngine({ ...access, password }, context)))
    printReport(report, context)
    return args.flag('strict') && hasErrors(report) ? EXIT_STATUS.doubtful : EXIT_STATUS.done
  },
})
