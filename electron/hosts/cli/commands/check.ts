import { resolve } from 'node:path'
import { defineCommand } from '../command.ts'
import { EXIT_STATUS } from '../exit-status.ts'
import { versionOptions } from '../export-bundle.ts'
import { formatCsv, formatJson, formatTable } from '../output/format.ts'
import { unwrap } from '../unwrap.ts'

export const check = defineCommand({
  name: 'check',
  summary: 'Judges a bundle, or any folder of manifests, as it lies there.',
  usage: 'check DIR [--mtv V] [--openshift V]',
  options: { mtv: { type: 'string' }, openshift: { type: 'string' } },
  optionHelp: {
    mtv: "judge by this MTV release; the bundle's own where it says, else the newest",
    openshift: "judge by this OpenShift release; the bundle's own where it says, else the newest",
  },
  positionals: { min: 1, max: 1 },
  run: async (args, context) => {
    const folder = resolve(context.workingFolder, args.positionals[0] ?? '.')
    const result = unwrap(await context.backend.invoke('bundle.check', { folder, ...versionOptions(args) }, { signal: context.signal }))
    const rows = result.findings.map(({ severity, ruleId, subject, message, remedy }) => ({ severity, check: ruleId, subject, message, remedy }))
    const columns = ['severity', 'check', 'subject', 'message', 'remedy']
    if (context.format === 'json') context.print(formatJson(result))
    else if (context.format === 'csv') context.print(formatCsv({ columns, rows }))
    else {
      const critical = rows.filter((row) => row.severity === 'critical').length
      const others = rows.length - critical
      const list = rows.length === 0 ? '' : `${formatTable({ columns, rows })}\n`
      const open = result.notEvaluated.length === 0 ? '' : `Not evaluated: ${result.notEvaluated.map((entry) => `${entry.checkId} (${entry.because})`).join('; ')}\n`
      context.print(`${list}${open}${result.documents} documents judged for OpenShift ${result.versions.openshift} and MTV ${result.versions.mtv}: ${critical} critical, ${others} other findings.\n`)
    }
    return result.findings.some((finding) => finding.severity === 'critical') ? EXIT_STATUS.doubtful : EXIT_STATUS.done
  },
})
