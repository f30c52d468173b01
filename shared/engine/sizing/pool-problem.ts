import { compareNatural, compareText } from '#shared/domain/compare.ts'
import type { NodeGroup } from '#shared/domain/sizing/scenario-parts.ts'
import type { VmWithoutPlace } from '#shared/domain/sizing/sizing-result.ts'
import { type DemandItem, MILLICORES } from './demand-item.ts'
import type { NodeKind } from './node-kind.ts'
import { fitsEmpty, type PackItem, type PackKind, type PackProblem } from './pack/problem.ts'
import { MIB_PER_GIB } from '#shared/domain/units.ts'

/** A pool as what has to be placed on what; `items` and the problem's items are the same, in order. */
export interface PoolProblem {
  readonly problem: PackProblem
  readonly items: readonly DemandItem[]
  readonly withoutPlace: readonly VmWithoutPlace[]
}

/** Puts items that some node can hold into order of their ids; those that none can are named with what is in their way. */
export function poolProblem(items: readonly DemandItem[], kinds: readonly NodeKind[], groups: readonly NodeGroup[]): PoolProblem {
  const classes = new Map<string, number>()
  const ordered = [...items].sort((left, right) => compareText(left.kind, right.kind) || compareNatural(left.id, right.id))
  for (const { group } of ordered) if (!classes.has(group)) classes.set(group, classes.size)
  const tolerations = new Map(groups.map(({ name, tolerations: tolerated }) => [name, new Set(tolerated)]))
  const packKinds = kinds.map(({ hardware, cpuMillicores, memoryMib, pods, kvmDevices }): PackKind => ({
    capacity: [memoryMib.value, cpuMillicores.value, pods.value, kvmDevices.value],
    limit: hardware.count ?? Infinity,
    isExisting: hardware.isExisting,
    allowed: [...classes.keys()].map((group) => hardware.taints.every((taint) => tolerations.get(group)?.has(taint) === true)),
  }))
  const rules = new Map<string, number>()
  const packItems: PackItem[] = []
  const kept: DemandItem[] = []
  const withoutPlace: VmWithoutPlace[] = []
  for (const item of ordered) {
    for (const rule of item.antiAffinity) if (!rules.has(rule)) rules.set(rule, rules.size)
    const packItem: PackItem = {
      demand: [item.memoryMib, item.cpuMillicores, item.pods, item.kvmDevices],
      rules: item.antiAffinity.flatMap((rule) => rules.get(rule) ?? []),
      classOf: classes.get(item.group) ?? 0,
    }
    if (packKinds.some((kind) => fitsEmpty(packItem, kind))) {
      packItems.push(packItem)
      kept.push(item)
    } else {
      withoutPlace.push(whyNowhere(item, packItem, packKinds))
    }
  }
  return { problem: { items: packItems, kinds: withinPreference(packKinds, packItems) }, items: kept, withoutPlace }
}

/**
 * The kinds with the most of each that can come into use: nodes are taken in order of preference, so that a kind behind one
 * that can be had without limit serves only VMs which that one does not hold, one node each at most.
 */
function withinPreference(kinds: readonly PackKind[], items: readonly PackItem[]): readonly PackKind[] {
  const most = kinds.map(({ isExisting, limit }) => (isExisting ? limit : 0))
  for (const item of items) {
    for (const [index, kind] of kinds.entries()) {
      if (kind.isExisting || !fitsEmpty(item, kind)) continue
      most[index] = (most[index] ?? 0) + 1
      if (kind.limit === Infinity) break
    }
  }
  return kinds.map((kind, index) => ({ ...kind, limit: Math.min(kind.limit, most[index] ?? 0) }))
}

/** A VM for which there was no node left. */
export function withoutNode(item: DemandItem): VmWithoutPlace {
  return { vmId: item.id, name: item.name, group: item.group, reason: 'no-node-left', message: `No node is left for ${item.name}: all that can be had are full, or hold a VM that it must not share a node with.` }
}

function whyNowhere(item: DemandItem, { classOf }: PackItem, kinds: readonly PackKind[]): VmWithoutPlace {
  const about = { vmId: item.id, name: item.name, group: item.group }
  const allowed = kinds.filter((kind) => kind.allowed[classOf] === true)
  if (allowed.length === 0) return { ...about, reason: 'no-node', message: `No node takes ${item.name}: its group ${item.group} has none, or does not tolerate their taints.` }
  const mostMemory = Math.max(...allowed.map(({ capacity }) => capacity[0]))
  const mostCpu = Math.max(...allowed.map(({ capacity }) => capacity[1]))
  const wants = [
    ...(item.memoryMib > mostMemory ? [`${gib(item.memoryMib)} GiB of memory, and the largest node has ${gib(mostMemory)}`] : []),
    ...(item.cpuMillicores > mostCpu ? [`${item.cpuMillicores / MILLICORES} cores, and the largest node has ${mostCpu / MILLICORES}`] : []),
  ]
  return { ...about, reason: 'too-large', message: `${item.name} fits no node: it takes ${wants.length === 0 ? 'more than any one of them has at once' : wants.join('; ')} for VMs.` }
}

function gib(mib: number): number {
  return Math.round((mib / MIB_PER_GIB) * 10) / 10 // one decimal
}
