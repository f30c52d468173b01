import { cutoverNetworkRows, cutoverNicRows } from '#shared/contract/cutover-rows.ts'
import { defineCommand } from '../command.ts'
import { EXIT_STATUS } from '../exit-status.ts'
import { formatJson } from '../output/format.ts'
import { parseWave } from '../parse-wave.ts'
import { printRows } from '../print-rows.ts'
import { openExisting } from '../project-lifetime.ts'
import { unwrap } from '../unwrap.ts'

const TABLE_COLUMNS = ['wave', 'vm', 'nic', 'mac', 'addresses', 'addressing', 'gateway', 'vlan', 'network', 'destination'] as const

export const cutover = defineCommand({
  name: 'cutover',
  summary: 'Lists what people need to know in the night of a cut-over: addresses, gateways and VLANs of VMs, wave by wave.',
  usage: 'cutover --project FILE [--wave N] [--networks]',
  options: { project: { type: 'string' }, wave: { type: 'string' }, networks: { type: 'boolean' } },
  optionHelp: { project: 'the project file', wave: 'only this wave, by its number', networks: 'what becomes of each network rather than of each NIC' },
  positionals: { min: 0, max: 0 },
  run: async (args, context) => {
    await openExisting(args.requiredText('project'), 'read', context)
    const sheet = unwrap(await context.backend.invoke('cutover.sheet', parseWave(args.text('wave'))))
    if (context.format === 'json') context.print(formatJson(sheet))
    else if (args.flag('networks')) printRows(cutoverNetworkRows(sheet), context)
    else printRows(cutoverNicRows(sheet), context, TABLE_COLUMNS)
    for (const gap of sheet.notEvaluated) context.note(`Not evaluated: ${gap}`)
    return EXIT_STATUS.done
  },
})
