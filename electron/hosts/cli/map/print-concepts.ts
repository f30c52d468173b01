import type { ApiOutput } from '#shared/contract/api.ts'
import type { CommandContext } from '../command.ts'
import { EXIT_STATUS, type ExitStatus } from '../exit-status.ts'
import { formatJson, type Rows } from '../output/format.ts'
import { printRows } from '../print-rows.ts'

type Concepts = ApiOutput<'networks.concepts'>

/** What can be printed of the answer. */
export const CONCEPT_LISTS = ['concepts', 'vlans', 'switch-ports'] as const
export type ConceptList = (typeof CONCEPT_LISTS)[number]

/** Prints the concepts of both sides, the list of VLANs or what the ports of the switches have to be; gaps go to standard error. */
export function printConcepts(answer: Concepts, list: ConceptList, context: CommandContext): ExitStatus {
  if (context.format === 'json') {
    context.print(formatJson(answer))
    return EXIT_STATUS.done
  }
  printRows(ROWS[list](answer), context)
  for (const { severity, message } of answer.checks) context.note(`${severity}: ${message}`)
  for (const gap of answer.notEvaluated) context.note(`Not evaluated: ${gap}`)
  return EXIT_STATUS.done
}

const ROWS: Readonly<Record<ConceptList, (answer: Concepts) => Rows>> = {
  concepts: ({ concepts }) => ({ columns: ['source', 'sourceCount', 'sourceNames', 'target', 'targetCount', 'targetNames', 'difference'], rows: concepts.map(({ id: _, ...row }) => row) }),
  vlans: ({ vlans }) => ({
    columns: ['vlan', 'name', 'names', 'subnets', 'gateways', 'vms', 'nics', 'destinations', 'isOpen'],
    rows: vlans.map(({ vlanKind, vlanId, name, names, subnets, gateways, vms, nics, destinations, isOpen }) => ({ vlan: vlanKind === 'access' && vlanId !== null ? String(vlanId) : vlanKind, name, names, subnets, gateways, vms, nics, destinations, isOpen })),
  }),
  'switch-ports': ({ switchPorts }) => ({
    columns: ['group', 'nodes', 'bond', 'nics', 'mode', 'isAggregated', 'taggedVlans', 'native', 'mtu', 'asks'],
    rows: switchPorts.map(({ bondName, taggedVlans, ...row }) => ({ ...row, bond: bondName, taggedVlans: taggedVlans.map(String) })),
  }),
}
