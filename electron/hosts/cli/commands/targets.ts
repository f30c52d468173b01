import { defineCommand } from '../command.ts'
import { EXIT_STATUS } from '../exit-status.ts'
import { formatJson } from '../output/format.ts'
import { printRows } from '../print-rows.ts'
import { unwrap } from '../unwrap.ts'

export const targets = defineCommand({
  name: 'targets',
  summary: 'Lists the target presets.',
  usage: 'targets [--format table|json|csv]',
  options: {},
  optionHelp: {},
  positionals: { min: 0, max: 0 },
  run: async (_args, context) => {
    const presets = unwrap(await context.backend.invoke('target.presets', {}))
    if (context.format === 'json') {
      context.print(formatJson(presets))
      return EXIT_STATUS.done
    }
    const rows = presets.map((target) => ({
      id: target.id,
      name: target.name,
      openshift: target.openshift,
      mtv: target.mtv,
      storageClasses: target.storageClasses.map((entry) => entry.name),
    }))
    printRows({ columns: ['id', 'name', 'openshift', 'mtv', 'storageClasses'], rows }, context)
    return EXIT_STATUS.done
  },
})
