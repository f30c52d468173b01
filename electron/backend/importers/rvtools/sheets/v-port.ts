import { compareText } from '#shared/domain/compare.ts'
import type { PortGroup, PortGroupHost } from '#shared/domain/estate/network.ts'
import { parseVlan, type Vlan } from '../cells/parse-vlan.ts'
import { defineColumns, flag, text } from '../columns/column.ts'
import { HOST_KEY_COLUMNS } from '../columns/key-columns.ts'
import type { ImportRun } from '../import-run.ts'
import { readSheet } from '../read-sheet.ts'
import { NO_SOURCE } from '../rejection.ts'
import type { SheetReader } from '../sheet-reader.ts'

const columns = defineColumns({
  ...HOST_KEY_COLUMNS,
  portGroup: text('Port Group'),
  switch: text('Switch'),
  vlan: text('VLAN', { isMaybeGrouped: true }),
  isPromiscuous: flag('Promiscuous Mode'),
  isMacChange: flag('Mac Changes'),
  isForged: flag('Forged Transmits'),
  policy: text('Policy'),
})

/** One port group as its hosts have it. */
interface Seen {
  readonly id: string
  readonly sourceId: string
  readonly name: string
  readonly datacenter: string | null
  readonly row: number
  readonly switchNames: Set<string>
  /** VLAN by the text of its cell; '' for a blank one. */
  readonly vlans: Map<string, Vlan>
  readonly isPromiscuous: Set<boolean | null>
  readonly isMacChange: Set<boolean | null>
  readonly isForged: Set<boolean | null>
  readonly policies: Set<string | null>
  readonly hosts: PortGroupHost[]
}

/** A standard port group is one object for each datacenter and name, as vSphere's Network is; each row is one host's part of it. */
export const vPortSheet: SheetReader = {
  name: 'vPort',
  columns,
  absence: 'warning',
  async read(table, run) {
    const seen = new Map<string, Seen>()
    await readSheet(run, vPortSheet, table, (row) => {
      const source = run.sources.resolve(row.text(columns.sourceUuid), row.text(columns.server))
      if (source === null) return NO_SOURCE
      const name = row.name(columns.portGroup)
      if (name === null) return { code: 'MISSING_PORT_GROUP_NAME', reason: 'the row names no port group' }
      const datacenter = row.text(columns.datacenter)
      const id = `${source.id}/portgroup:${datacenter ?? ''}/${row.text(columns.portGroup) ?? ''}`
      const group = seen.get(id) ?? startGroup({ id, sourceId: source.id, name, datacenter, row: row.number })
      seen.set(id, group)
      const vlanText = row.text(columns.vlan)
      const vlan = parseVlan(row.cell(columns.vlan), run.dialects.fileStyle())
      if (vlan === undefined) row.notUnderstood(columns.vlan)
      group.vlans.set(vlanText ?? '', vlan ?? { kind: 'unknown', id: null })
      const switchName = row.name(columns.switch)
      if (switchName !== null) group.switchNames.add(switchName)
      group.isPromiscuous.add(row.flag(columns.isPromiscuous))
      group.isMacChange.add(row.flag(columns.isMacChange))
      group.isForged.add(row.flag(columns.isForged))
      group.policies.add(row.text(columns.policy))
      const hostName = row.text(columns.host)
      if (hostName !== null) group.hosts.push({ portGroupId: id, hostName, switchName, vlanText })
      return null
    })
    for (const group of seen.values()) yieldGroup(run, group)
    for (const { hosts } of seen.values()) for (const host of hosts) run.sink.row('portGroupHost', host)
  },
}

function startGroup(identity: Pick<Seen, 'id' | 'sourceId' | 'name' | 'datacenter' | 'row'>): Seen {
  return {
    ...identity,
    switchNames: new Set(),
    vlans: new Map(),
    isPromiscuous: new Set(),
    isMacChange: new Set(),
    isForged: new Set(),
    policies: new Set(),
    hosts: [],
  }
}

function yieldGroup(run: ImportRun, group: Seen): void {
  const { id, sourceId, name, datacenter } = group
  const vlan = mergeVlan(run, group)
  const portGroup = {
    id,
    sourceId,
    kind: 'standard',
    name,
    switchName: joined(group.switchNames),
    datacenterName: datacenter,
  } satisfies Partial<PortGroup>
  run.portGroups.add(portGroup)
  run.sink.row('portGroup', {
    ...portGroup,
    moref: null,
    vlanKind: vlan.kind,
    vlanId: vlan.id,
    vlanText: joined(group.vlans.keys()),
    bindingType: null,
    isUplink: false,
    isPromiscuousAllowed: agreed(group.isPromiscuous),
    isMacChangeAllowed: agreed(group.isMacChange),
    isForgedTransmitAllowed: agreed(group.isForged),
    teamingPolicy: agreed(group.policies),
    activeUplinks: null,
    standbyUplinks: null,
  })
}

function mergeVlan(run: ImportRun, { vlans, name, datacenter, row }: Seen): Vlan {
  const meanings = new Map([...vlans.values()].map((vlan) => [`${vlan.kind} ${String(vlan.id)}`, vlan]))
  const first = [...meanings.values()][0]
  if (meanings.size === 1 && first !== undefined) return first
  const texts = [...vlans.keys()].map((text) => (text === '' ? 'none' : text)).sort(compareText)
  run.report({
    code: 'VLAN_CONFLICT',
    severity: 'warning',
    sheet: 'vPort',
    row,
    column: columns.vlan.header,
    value: texts.join(', '),
    assumed: null,
    message: `The hosts of ${datacenter === null ? 'the file' : `datacenter ${datacenter}`} disagree on the VLAN of port group ${name}: ${texts.join(', ')}.`,
  })
  return { kind: 'unknown', id: null }
}

/** What all hosts say; null when they differ. */
function agreed<Value>(values: ReadonlySet<Value | null>): Value | null {
  return values.size === 1 ? ([...values][0] ?? null) : null
}

function joined(texts: Iterable<string>): string | null {
  const filled = [...texts].filter((text) => text !== '').sort(compareText)
  return filled.length === 0 ? null : filled.join(', ')
}
