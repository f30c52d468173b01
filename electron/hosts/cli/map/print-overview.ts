import type { ApiOutput } from '#shared/contract/api.ts'
import { countWords } from '#shared/contract/count-words.ts'
import type { CommandContext } from '../command.ts'
import { EXIT_STATUS, type ExitStatus } from '../exit-status.ts'
import { formatJson, type Rows } from '../output/format.ts'
import { sentences } from '../output/sentences.ts'
import { printRows } from '../print-rows.ts'
import { unwrap } from '../unwrap.ts'

type NetworkDestination = NonNullable<NonNullable<ApiOutput<'mapping.networks'>['rows'][number]['effective']>['destination']>
type ComputeRow = ApiOutput<'mapping.compute'>['rows'][number]

/** The maps of storage, networks, CPU and memory, and scheduling at once: a line for each datastore, port group, instance type, preference and source cluster that VMs use; JSON has the four answers whole. */
export async function printOverview(where: string | undefined, context: CommandContext): Promise<ExitStatus> {
  const scope = where === undefined ? {} : { scope: where }
  const storage = unwrap(await context.backend.invoke('mapping.storage', scope))
  const networks = unwrap(await context.backend.invoke('mapping.networks', scope))
  const compute = unwrap(await context.backend.invoke('mapping.compute', scope))
  const scheduling = unwrap(await context.backend.invoke('mapping.scheduling', scope))
  if (context.format === 'json') context.print(formatJson({ storage, networks, compute, scheduling }))
  else printRows({ columns: ['kind', 'id', 'name', 'source', 'vms', 'becomes', 'isOpen', 'isDecided', 'why'], rows: [...storageRows(storage), ...networkRows(networks), ...computeRows(compute), ...clusterRows(scheduling)] }, context, ['kind', 'name', 'vms', 'becomes', 'isDecided', 'why'])
  for (const [open, one, many] of [[storage.open, 'datastore has', 'datastores have'], [networks.open, 'port group has', 'port groups have'], [compute.open, 'VM has', 'VMs have']] as const) if (open > 0) context.note(`${countWords(open, one, many)} an open question: decide on ${open === 1 ? 'it' : 'them'}.`)
  return EXIT_STATUS.done
}

function storageRows({ rows }: ApiOutput<'mapping.storage'>): Rows['rows'] {
  return rows.filter(({ isNeeded }) => isNeeded).map(({ id, name, sourceName, vms, effective, isOpen, decision }) => {
    const destination = effective?.destination ?? null
    return { kind: 'datastore', id, name, source: sourceName, vms, becomes: destination === null ? null : [destination.storageClass, destination.volumeMode, destination.accessMode].filter((part) => part !== null).join(' '), isOpen, isDecided: decision !== null, why: sentences(effective?.why ?? []) }
  })
}

function networkRows({ rows }: ApiOutput<'mapping.networks'>): Rows['rows'] {
  return rows.filter(({ isNeeded }) => isNeeded).map(({ id, name, sourceName, vms, effective, isOpen, decision }) => ({ kind: 'port group', id, name, source: sourceName, vms, becomes: describeNetwork(effective?.destination ?? null), isOpen, isDecided: decision !== null, why: sentences(effective?.why ?? []) }))
}

function describeNetwork(destination: NetworkDestination | null): string | null {
  if (destination === null) return null
  if (destination.type === 'pod') return 'pod network'
  if (destination.type === 'ignored') return 'left out'
  return `${destination.kind} ${destination.attachmentName} on ${destination.physicalNetwork}`
}

/** How many VMs get each instance type, and each preference. */
function computeRows({ rows }: ApiOutput<'mapping.compute'>): Rows['rows'] {
  const typeOf = ({ instanceType: { effective: { instanceType } } }: ComputeRow): string | null => (instanceType === null ? null : instanceType.type === 'source' ? 'CPU and memory of the source' : instanceType.name)
  const counted = (kind: string, of: (row: ComputeRow) => string | null, isDecided: (row: ComputeRow) => boolean): Rows['rows'] => {
    const groups = Map.groupBy(rows, of)
    return [...groups].sort(([left, some], [right, more]) => more.length - some.length || ((left ?? '') < (right ?? '') ? -1 : 1)).map(([becomes, own]) => ({ kind, id: null, name: countWords(own.length, 'VM'), source: null, vms: own.length, becomes, isOpen: kind === 'instance type' && becomes === null, isDecided: own.every(isDecided), why: null }))
  }
  return [...counted('instance type', typeOf, (row) => row.instanceType.decision !== null), ...counted('preference', (row) => row.preference.effective.preference ?? 'none', (row) => row.preference.decision !== null)]
}

function clusterRows({ rows, descheduler }: ApiOutput<'mapping.scheduling'>): Rows['rows'] {
  return rows.map(({ clusterId, name, sourceName, vmCount, balancing, reasons }) => ({
    kind: 'cluster', id: clusterId, name, source: sourceName, vms: vmCount,
    becomes: balancing?.isWanted !== true ? 'not balanced' : descheduler === null ? 'no descheduler' : `descheduler ${descheduler.mode} ${descheduler.threshold}`,
    isOpen: false, isDecided: false, why: sentences(reasons),
  }))
}
