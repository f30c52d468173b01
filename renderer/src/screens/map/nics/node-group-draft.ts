import { labelsOfText, textOfLabels } from '#renderer/format/labels-text.ts'
import { ACCEPTABLE_RULES, type BondMode, type NicLayout, nicLayoutSchema, type NodeGroup } from '#shared/domain/target/nic-layout.ts'

/** A stated bond as a form holds it; what it carries and its NICs are moved on the board. */
export interface BondDraft {
  name: string
  /** Empty: the group's. */
  mode: BondMode | ''
  mtu: string
}

/** A group of nodes as a form holds it. */
export interface NodeGroupDraft {
  name: string
  /** "key=value" with commas between. */
  nodeSelector: string
  identifyBy: NodeGroup['identifyBy']
  /** A node a line: its name, then the MAC addresses of its NICs in their order, "-" where one is not known. */
  nodes: string
  trunkNics: string[]
  accepts: NodeGroup['accepts']
  bonds: BondDraft[]
}

/** What is wrong, by field: a sentence of the schema, or a line of nodes with what it lacks. */
export type NodeGroupProblems = ReadonlyMap<string, string | { readonly line: number; readonly given: number; readonly wanted: number }>

const NOT_KNOWN = '-'

export function nodeGroupDraftOf(group: NodeGroup): NodeGroupDraft {
  return {
    name: group.name,
    nodeSelector: textOfLabels(group.nodeSelector),
    identifyBy: group.identifyBy,
    nodes: group.nodes.map((node) => nodeLine(node, group)).join('\n'),
    trunkNics: [...group.trunkNics],
    accepts: [...group.accepts],
    bonds: group.bonds.map(({ name, mode, mtu }) => ({ name, mode: mode ?? '', mtu: mtu === undefined ? '' : String(mtu) })),
  }
}

/** The layout with the group as the form says, or what is wrong with it. */
export function layoutOfNodeGroup(layout: NicLayout, groupName: string, draft: NodeGroupDraft): { readonly layout: NicLayout } | { readonly problems: NodeGroupProblems } {
  const place = layout.groups.findIndex(({ name }) => name === groupName)
  const group = layout.groups[place]
  if (group === undefined) return { layout }
  const lines = draft.nodes.split('\n').map((line, index) => ({ line: index + 1, words: line.split(/[\s,;]+/).filter((word) => word !== '') })).filter(({ words }) => words.length > 0)
  const short = lines.find(({ words }) => words.length - 1 > group.nics.length || (draft.identifyBy === 'mac' && words.length - 1 < group.nics.length))
  if (short !== undefined) return { problems: new Map([['nodes', { line: short.line, given: short.words.length - 1, wanted: group.nics.length }]]) }
  const changed = {
    ...group,
    name: draft.name.trim(),
    nodeSelector: labelsOfText(draft.nodeSelector),
    identifyBy: draft.identifyBy,
    nodes: lines.map(({ words: [name = '', ...macs] }) => ({ name, macAddresses: Object.fromEntries(group.nics.flatMap((nic, index) => (macs[index] === undefined || macs[index] === NOT_KNOWN ? [] : [[nic.name, macs[index].replaceAll('-', ':')]]))) })),
    trunkNics: group.nics.map(({ name }) => name).filter((name) => draft.trunkNics.includes(name)),
    accepts: ACCEPTABLE_RULES.filter((id) => draft.accepts.includes(id)),
    bonds: group.bonds.map(({ mode: _mode, mtu: _mtu, ...bond }, index) => {
      const { name, mode, mtu } = draft.bonds[index] ?? { name: bond.name, mode: '' as const, mtu: '' }
      return { ...bond, name: name.trim(), ...(mode === '' ? {} : { mode }), ...(mtu.trim() === '' ? {} : { mtu: Number(mtu) }) }
    }),
  }
  const parsed = nicLayoutSchema.safeParse({ ...layout, groups: layout.groups.with(place, changed) })
  if (parsed.success) return { layout: parsed.data }
  return { problems: new Map(parsed.error.issues.map(({ path, message }) => [fieldOf(path.map(String)), message])) }
}

/** A further group: as the last one, for nodes with a role of its own, so that no node is in two. */
export function withNewGroup(layout: NicLayout): { readonly layout: NicLayout; readonly name: string } {
  const last = layout.groups.at(-1)
  if (last === undefined) return { layout, name: '' }
  const names = new Set(layout.groups.map(({ name }) => name))
  let number = layout.groups.length + 1
  while (names.has(`workers-${String(number)}`)) number += 1
  const name = `workers-${String(number)}`
  return { layout: { ...layout, groups: [...layout.groups, { ...last, name, nodeSelector: { [`node-role.kubernetes.io/${name}`]: '' }, nodes: [] }] }, name }
}

export function withoutGroup(layout: NicLayout, groupName: string): NicLayout {
  return { ...layout, groups: layout.groups.filter(({ name }) => name !== groupName) }
}

function nodeLine({ name, macAddresses }: NodeGroup['nodes'][number], { nics }: NodeGroup): string {
  const macs = nics.map((nic) => macAddresses[nic.name] ?? NOT_KNOWN)
  return macs.every((mac) => mac === NOT_KNOWN) ? name : [name, ...macs].join(' ')
}

/** "groups", "0", "bonds", "1", "mtu" is "bonds 1 mtu"; of nodes it is the field as a whole. */
function fieldOf([, , field = '', ...rest]: readonly string[]): string {
  return field === 'bonds' ? [field, ...rest].join(' ') : field
}
