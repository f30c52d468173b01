import type { ApiOutput } from '#shared/contract/api.ts'
import type { CommandContext } from '../command.ts'
import { EXIT_STATUS, type ExitStatus } from '../exit-status.ts'
import { formatJson, formatTable, type Rows } from '../output/format.ts'
import { printRows } from '../print-rows.ts'

type Layout = NonNullable<ApiOutput<'nics.layOut'>['layout']>

/** Prints what the NICs of each group of nodes become; rules that are broken and what bandwidth lacks go to standard error. */
export function printNicLayout({ layout }: ApiOutput<'nics.layOut'>, context: CommandContext): ExitStatus {
  if (context.format === 'json') {
    context.print(formatJson({ layout }))
    return EXIT_STATUS.done
  }
  if (layout === null) {
    context.note('The target states no layout of NICs: only bridges on existing uplinks are made. List NICs under nicLayout in the target file.')
    return EXIT_STATUS.done
  }
  printRows(bondRows(layout), context)
  if (context.format === 'table') {
    context.print(`\n${formatTable(bandwidthRows(layout))}`)
    for (const { group, switchPorts } of layout.groups.map(({ name, switchPorts: ports }) => ({ group: name, switchPorts: ports }))) for (const { bondName, asks } of switchPorts) for (const ask of asks) context.note(`${group}, switch ports of ${bondName}: ${ask}`)
  }
  for (const { severity, group, message, remedy } of layout.problems) context.note(`${severity}${group === null ? '' : `, ${group}`}: ${message}${remedy === null ? '' : ` ${remedy}`}`)
  return EXIT_STATUS.done
}

function bondRows({ groups }: Layout): Rows {
  return {
    columns: ['group', 'bond', 'mode', 'nics', 'traffic', 'interfaces', 'bridges', 'taggedVlans', 'hasUntagged', 'mtu', 'isClusterOwned'],
    rows: groups.flatMap(({ name: group, bonds, hostInterfaces, bridges, switchPorts }) =>
      bonds.map((bond) => {
        const ports = switchPorts.find(({ bondName }) => bondName === bond.name)
        return {
          group,
          bond: bond.name,
          mode: bond.mode,
          nics: bond.nics.map(({ name }) => name),
          traffic: bond.traffic,
          interfaces: hostInterfaces.filter(({ bondName, kind }) => bondName === bond.name && kind !== 'bond').map(({ name }) => name),
          bridges: bridges.filter(({ bondName }) => bondName === bond.name).map(({ name }) => name),
          taggedVlans: (ports?.taggedVlans ?? []).map(String),
          hasUntagged: ports?.hasUntagged ?? null,
          mtu: bond.mtu,
          isClusterOwned: bond.isClusterOwned,
        }
      }),
    ),
  }
}

function bandwidthRows({ bandwidth }: Layout): Rows {
  return {
    columns: ['group', 'traffic', 'bond', 'offeredMbps', 'flowMbps', 'sharedWith', 'verdict', 'why'],
    rows: bandwidth.flatMap(({ group, traffic, bondName, offeredMbps, flowMbps, sharedWith, needs }) => needs.map(({ verdict, message }) => ({ group, traffic, bond: bondName, offeredMbps, flowMbps, sharedWith, verdict, why: message }))),
  }
}
