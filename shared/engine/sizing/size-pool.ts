import type { Finding } from '#shared/domain/finding.ts'
import type { Failover, NodeGroup } from '#shared/domain/sizing/scenario-parts.ts'
import type { PoolResult } from '#shared/domain/sizing/sizing-result.ts'
import { describeBounds } from './describe-bounds.ts'
import { describeFailures } from './describe-failures.ts'
import { describeNodes, largestVmOf } from './describe-nodes.ts'
import type { DemandItem } from './demand-item.ts'
import { failoverNodes } from './failover.ts'
import { figure, minus, plus } from './figure.ts'
import { sizingFinding } from './findings.ts'
import type { NodeKind } from './node-kind.ts'
import { lowerBounds } from './pack/bounds.ts'
import { createFailureCheck } from './pack/failures.ts'
import { pack } from './pack/pack.ts'
import type { Packing, PackProblem } from './pack/problem.ts'
import { poolProblem, withoutNode } from './pool-problem.ts'
import type { ClusterFailover } from './sizing-vm.ts'

export interface PoolInput {
  readonly name: string
  readonly isFenced: boolean
  readonly items: readonly DemandItem[]
  readonly kinds: readonly NodeKind[]
  readonly groups: readonly NodeGroup[]
  readonly failover: Failover
  readonly updateNodes: number
  readonly clusters: readonly ClusterFailover[]
  /** Nodes that ODF needs for its disks; 0: none. */
  readonly storageNodes: number
}

/** Spare nodes that are added where the planned ones do not hold the failure, before it is given up. */
const MOST_EXTRA_SPARES = 4

/**
 * How many nodes a pool takes and where everything lands on them: packed, with spare nodes for failures and updates, and
 * verified by packing again with nodes removed. What finds no place is named, and the rest is answered all the same.
 */
export function sizePool(input: PoolInput): { readonly pool: PoolResult; readonly findings: readonly Finding[] } {
  const { name, isFenced, kinds } = input
  const findings: Finding[] = []
  const { problem, items, withoutPlace } = poolProblem(input.items, kinds, input.groups)
  const bounds = lowerBounds(problem)
  const bound = Math.max(0, ...bounds.map(({ nodes }) => nodes))
  const packing = pack(problem, bound)
  const inUse = new Set(packing.nodeOf).size - (packing.unplaced.length > 0 ? 1 : 0)
  const idle = packing.kindOf.length - inUse
  const failover = failoverNodes(input.failover, inUse + input.updateNodes, name, input.clusters)
  const hasItems = items.length > 0
  const spares = hasItems ? failover.nodes + input.updateNodes : 0
  const forStorage = hasItems ? Math.max(0, input.storageNodes - Math.max(packing.kindOf.length, inUse + spares)) : 0
  if (hasItems) findings.push(...failover.findings)
  let whole = withNodes(problem, packing, Math.max(0, spares - idle) + forStorage)
  const missing = Math.max(0, spares - idle) + forStorage - (whole.kindOf.length - packing.kindOf.length)
  const failed = hasItems ? failover.nodes : 0
  let extra = 0
  while (extra < MOST_EXTRA_SPARES && !holds(problem, whole, failed)) {
    const next = withNodes(problem, whole, 1)
    if (next.kindOf.length === whole.kindOf.length) break
    whole = next
    extra += 1
  }
  const isVerified = hasItems && holds(problem, whole, failed)
  if (missing > 0) findings.push(sizingFinding('no-spare-left', 'critical', name, `The group ${name} lacks ${missing} of the nodes that failures, updates or storage ask for: no more can be had.`, 'Offer more nodes.'))
  if (!isVerified && hasItems) findings.push(sizingFinding('failover-not-held', 'critical', name, `When ${failed} of the nodes of the group ${name} fail, some VMs have no place.`, 'Offer more or larger nodes, or loosen rules.'))
  if (extra > 0) findings.push(sizingFinding('spares-added', 'information', name, `The group ${name} has ${extra} more spare ${extra === 1 ? 'node' : 'nodes'} than planned, since its VMs cannot be spread over the others.`, null))
  const leftOver = Math.max(0, idle - spares)
  const nodeCount = figure('nodes', [
    plus('Nodes that hold everything', inUse, 'nodes', `packing; at least ${bound} by the bound`),
    ...(hasItems ? [failover.term, plus('Nodes that are updated at a time', input.updateNodes, 'nodes', 'scenario: updateNodes')] : []),
    ...(forStorage > 0 ? [plus('For the disks of ODF', forStorage, 'nodes', 'ODF: disks ÷ disks of a node')] : []),
    ...(leftOver > 0 ? [plus('Existing hosts beyond these', leftOver, 'nodes', 'the inventory')] : []),
    ...(extra > 0 ? [plus('Added, since VMs could not be spread otherwise', extra, 'nodes', 'verification')] : []),
    ...(missing > 0 ? [minus('That cannot be had', missing, 'nodes', 'scenario: nodes.count')] : []),
  ])
  const described = describeBounds(bounds, kinds, input.storageNodes, forStorage)
  const nodes = describeNodes({ name, packing: whole, items, kinds })
  return {
    pool: {
      name,
      isFenced,
      vms: items.filter(({ kind }) => kind !== 'platform').length - packing.unplaced.filter((item) => items[item]?.kind !== 'platform').length,
      nodeCount,
      workloadNodes: inUse,
      failoverNodes: failed,
      updateNodes: hasItems ? input.updateNodes : 0,
      ...described,
      bound,
      gapPercent: bound === 0 ? 0 : ((packing.kindOf.length - bound) / bound) * 100, // percent
      ...nodes,
      withoutPlace: [...withoutPlace, ...packing.unplaced.flatMap((item) => items[item] ?? []).map(withoutNode)],
      failures: hasItems ? describeFailures({ problem, packing: whole, items, kinds, names: nodes.nodes.map((node) => node.name), planned: failed + input.updateNodes }) : [],
      isVerified: isVerified || !hasItems,
      largestVm: largestVmOf(input.items, withoutPlace, kinds),
    },
    findings,
  }
}

/** With so many nodes gone, whichever kind they are of, everything that had a place has one. */
function holds(problem: PackProblem, packing: Packing, count: number): boolean {
  if (count === 0) return true
  const check = createFailureCheck(problem, packing)
  const kinds = [...new Set(packing.kindOf)]
  return [null, ...(kinds.length > 1 ? kinds : [])].every((kind) => check(count, kind).withoutPlace === 0)
}

/** More nodes, empty, of the kind that has the most memory among those that can still be had; as many as can be. */
function withNodes({ kinds }: PackProblem, packing: Packing, count: number): Packing {
  const kindOf = [...packing.kindOf]
  for (let added = 0; added < count; added++) {
    let best = -1
    kinds.forEach(({ limit, isExisting, capacity }, kind) => {
      const left = isExisting ? 0 : limit - kindOf.filter((taken) => taken === kind).length
      const isUsed = kindOf.includes(kind) || kindOf.length === 0
      if (left > 0 && (best < 0 || rank(capacity, isUsed) > rank(kinds[best]?.capacity ?? [0, 0, 0, 0], kindOf.includes(best)))) best = kind
    })
    if (best < 0) break
    kindOf.push(best)
  }
  return { ...packing, kindOf }
}

/** A kind that is in use goes before one that is not. */
const IN_USE = 1e12

function rank(capacity: readonly number[], isUsed: boolean): number {
  return (capacity[0] ?? 0) + (isUsed ? IN_USE : 0)
}
