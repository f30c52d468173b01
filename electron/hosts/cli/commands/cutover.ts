import type { ApiOutput } from '#shared/contract/api.ts'
import { defineCommand } from '../command.ts'
import { EXIT_STATUS } from '../exit-status.ts'
import { formatJson, type Rows } from '../output/format.ts'
import { parseWave } from '../parse-wave.ts'
import { printRows } from '../print-rows.ts'
import { openExisting } from '../project-lifetime.ts'
import { unwrap } from '../unwrap.ts'

type Sheet = ApiOutput<'cutover.sheet'>

const TABLE_COLUMNS = ['wave', 'vm', 'nic', 'mac', 'addresses', 'addressing', 'gateway', 'vlan', 'network', 'destination'] as const

export const cutover = defineCommand({
  name: 'cutover',
  summary: 'Lists what people need to know in the night of a cut-over: addresses, gateways and VLANs of VMs, wave by wave.',
  usage: 'cutover --project FILE [--wave N] [--networks]',
  options: { project: { type: 'string' }, wave: { type: 'string' }, networks: { type: 'boolean' } },
  optionHelp: { project: 'the project file', wave: 'only this wave, by its number', networks: 'what becomes of each network rather than of each NIC' },
  positionals: { min: 0, max: 0 },
  run: async (args, context) => {
    await openExisting(args.requiredText('project'), context)
    const sheet = unwrap(await context.backend.invoke('cutover.sheet', parseWave(args.text('wave'))))
    if (context.format === 'json') context.print(formatJson(sheet))
    else if (args.flag('networks')) printRows(networkRows(sheet), context)
    else printRows(nicRows(sheet), context, TABLE_COLUMNS)
    for (const gap of sheet.notEvaluated) context.note(`Not evaluated: ${gap}`)
    return EXIT_STATUS.done
  },
})

function nicRows({ nics, waves }: Sheet): Rows {
  const windowOf = new Map(waves.map(({ number, window, start }) => [number, { window, start }]))
  return {
    columns: ['wave', 'window', 'start', 'vm', 'vmId', 'targetName', 'namespace', 'plan', 'nic', 'mac', 'addresses', 'addressing', 'addressingBecause', 'gateway', 'dnsServers', 'dnsDomain', 'vlan', 'network', 'destination', 'firewallRules', 'loadBalancers'],
    rows: nics.map(({ vm, name, addresses, vlanKind, vlanId, firewallRules, networkId: _, ...nic }) => ({
      ...nic,
      window: nic.wave === null ? null : (windowOf.get(nic.wave)?.window ?? null),
      start: nic.wave === null ? null : (windowOf.get(nic.wave)?.start ?? null),
      vm: name,
      vmId: vm,
      addresses: addresses.map(({ address, prefixLength }) => (prefixLength === null ? address : `${address}/${String(prefixLength)}`)),
      vlan: vlanKind === 'access' && vlanId !== null ? String(vlanId) : vlanKind,
      firewallRules: firewallRules ?? NOT_EVALUATED,
      loadBalancers: NOT_EVALUATED,
    })),
  }
}

/** Nobody looked, which is not the same as nothing found. */
const NOT_EVALUATED = 'not evaluated'

function networkRows({ networks }: Sheet): Rows {
  return {
    columns: ['vlan', 'name', 'subnets', 'gateways', 'vms', 'vmsThatStay', 'stretchedFrom', 'stretchedTo', 'lastVm', 'gatewayOwner', 'gatewayOwnerName', 'gatewayMoves', 'because'],
    rows: networks.map(({ vlanKind, vlanId, networkId: _, ...network }) => ({ ...network, vlan: vlanKind === 'access' && vlanId !== null ? String(vlanId) : vlanKind })),
  }
}
