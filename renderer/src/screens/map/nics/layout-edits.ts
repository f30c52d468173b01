import type { ApiOutput } from '#shared/contract/api.ts'
import { type BondMode, type NicLayout, type NodeGroup, type NodeNic, TRAFFIC_KINDS, type TrafficKind } from '#shared/domain/target/nic-layout.ts'
import type { Target } from '#shared/domain/target/target.ts'

type LaidOutGroup = NonNullable<ApiOutput<'nics.layOut'>['layout']>['groups'][number]

/** The numbers of NICs that there are layouts for. */
export const NIC_COUNTS = [1, 2, 4, 6, 8] as const
/** Where a kind of traffic goes that gets NICs which carry nothing yet. */
export const FREE_NICS = 'free-nics'

const FIRST_GROUP = 'workers'
/** NICs of a bond that is made of free ones. */
const NICS_OF_A_BOND = 2
const PORTS_OF_A_CARD = 2

/** A layout with so many NICs and no bonds of its own: Portolan proposes them. NICs that are there stay; a first group is made where there is none. */
export function withNicCount(target: Pick<Target, 'nicLayout' | 'nodeModels'>, groupName: string | null, count: number): NicLayout {
  const { nicLayout: layout } = target
  const known = layout.groups.find(({ name }) => name === groupName)
  const group = known ?? newGroup()
  const nics = takeNics(known === undefined ? (target.nodeModels[0]?.nics ?? []) : group.nics, count)
  const names = new Set(nics.map(({ name }) => name))
  const changed = { ...group, nics, bonds: [], trunkNics: group.trunkNics.filter((name) => names.has(name)) }
  return known === undefined ? { ...layout, groups: [...layout.groups, changed] } : replaceGroup(layout, group.name, changed)
}

export function withBondMode(layout: NicLayout, groupName: string, bondMode: BondMode): NicLayout {
  return changeGroup(layout, groupName, (group) => ({ ...group, bondMode, bonds: group.bonds.map(({ mode: _, ...bond }) => bond) }))
}

export function withNics(layout: NicLayout, groupName: string, nics: readonly NodeNic[]): NicLayout {
  const renamed = (group: NodeGroup): ReadonlyMap<string, string> => new Map(group.nics.flatMap(({ name }, index) => (nics[index] === undefined ? [] : [[name, nics[index].name] as const])))
  return changeGroup(layout, groupName, (group) => {
    const names = renamed(group)
    const nameOf = (name: string): string => names.get(name) ?? name
    return {
      ...group,
      nics: [...nics],
      bonds: group.bonds.map((bond) => ({ ...bond, name: bond.nics.length === 1 && bond.name === bond.nics[0] ? nameOf(bond.name) : bond.name, nics: bond.nics.map(nameOf) })),
      trunkNics: group.trunkNics.map(nameOf),
      nodes: group.nodes.map((node) => ({ ...node, macAddresses: Object.fromEntries(Object.entries(node.macAddresses).map(([name, mac]) => [nameOf(name), mac])) })),
    }
  })
}

/** The bonds as Portolan proposes them, whatever somebody stated. */
export function withProposal(layout: NicLayout, groupName: string): NicLayout {
  return changeGroup(layout, groupName, (group) => ({ ...group, bonds: [] }))
}

export interface TrafficMove {
  readonly kind: TrafficKind
  readonly from: string
  /** A bond's name, or FREE_NICS. */
  readonly to: string
}

/**
 * A kind of traffic on another bond: what was proposed becomes stated by it. A bond that is left without traffic goes,
 * and its NICs are free.
 */
export function withTraffic(layout: NicLayout, laidOut: LaidOutGroup, { kind, from, to }: TrafficMove): NicLayout {
  if (from === to) return layout
  return changeGroup(layout, laidOut.name, (group) => {
    const bonds = laidOut.bonds.map(({ name, nics, mode, traffic }) => {
      const stated = group.bonds.find((bond) => bond.name === name)
      const kinds = name === from ? traffic.filter((own) => own !== kind) : name === to ? ordered([...traffic, kind]) : traffic
      return { name, nics: nics.map((nic) => nic.name), ...(mode === null || mode === group.bondMode ? {} : { mode }), ...(stated?.mtu === undefined ? {} : { mtu: stated.mtu }), traffic: kinds }
    })
    const kept = bonds.filter(({ traffic }) => traffic.length > 0)
    return { ...group, bonds: to === FREE_NICS ? [...kept, newBond(bonds.map(({ name }) => name), laidOut.freeNics, kind)] : kept }
  })
}

function newBond(taken: readonly string[], free: readonly string[], kind: TrafficKind): NodeGroup['bonds'][number] {
  const nics = free.slice(0, NICS_OF_A_BOND)
  const [only] = nics
  let number = 0
  while (taken.includes(`bond${String(number)}`)) number += 1
  return { name: nics.length === 1 && only !== undefined ? only : `bond${String(number)}`, nics, traffic: [kind] }
}

function ordered(kinds: readonly TrafficKind[]): TrafficKind[] {
  return TRAFFIC_KINDS.filter((kind) => kinds.includes(kind))
}

function newGroup(): NodeGroup {
  return { name: FIRST_GROUP, nodeSelector: { 'node-role.kubernetes.io/worker': '' }, nics: [], identifyBy: 'name', nodes: [], bondMode: 'lacp', bonds: [], trunkNics: [], accepts: [] }
}

/** As predictable names call the ports of cards with two each (systemd.net-naming-scheme): a start that one writes over. */
function takeNics(known: readonly NodeNic[], count: number): NodeNic[] {
  const nics = known.slice(0, count)
  const speeds = new Set(known.map(({ speedMbps }) => speedMbps))
  const [speed] = speeds.size === 1 ? speeds : []
  for (let port = 0; nics.length < count; port += 1) {
    const name = count <= PORTS_OF_A_CARD ? `ens${String(port + 1)}f0` : `ens${String(Math.floor(port / PORTS_OF_A_CARD) + 1)}f${String(port % PORTS_OF_A_CARD)}`
    if (nics.every((nic) => nic.name !== name)) nics.push({ name, ...(speed === undefined ? {} : { speedMbps: speed }) })
  }
  return nics
}

function changeGroup(layout: NicLayout, name: string, change: (group: NodeGroup) => NodeGroup): NicLayout {
  const group = layout.groups.find((own) => own.name === name)
  return group === undefined ? layout : replaceGroup(layout, name, change(group))
}

function replaceGroup(layout: NicLayout, name: string, group: NodeGroup): NicLayout {
  return { ...layout, groups: layout.groups.map((own) => (own.name === name ? group : own)) }
}
