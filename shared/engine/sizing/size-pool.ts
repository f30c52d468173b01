import { countWords } from '#shared/domain/count-words.ts'
import type { Finding } from '#shared/domain/finding.ts'
import type { Failover, NodeGroup } from '#shared/domain/sizing/scenario-parts.ts'
import type { PoolResult } from '#shared/domain/sizing/sizing-result.ts'
import type { Steps } from '#shared/domain/steps.ts'
import { describeBounds } from './describe-bounds.ts'
import { describeFailures } from './describe-failures.ts'
import { describeNodes, largestVmOf } from './describe-nodes.ts'
import type { DemandItem } from './demand-item.ts'
import { failoverNodes } from './failover.ts'
import { figure, minus, plus } from './figure.ts'
import { sizingFinding } from './findings.ts'
import type { NodeKind } from './node-kind.ts'
import { lowerBounds } from './pack/bounds.ts'
import { createFailureCheck, type FailureCheck } from './pack/failures.ts'
import { packSteps } from './pack/pack.ts'
import type { Packing } from './pack/problem.ts'
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
 * verified by packing again with nodes removed. What finds no place is named, and the rest is answered all the same. Piece by piece.
 */
export function* sizePool(input: PoolInput): Steps<{ readonly pool: PoolResult; readonly findings: readonly Finding[] }> {
  const { name, isFenced, kinds } = input
  const findings: Finding[] = []
  const { problem, items, withoutPlace } = poolProblem(input.items, kinds, input.groups)
  const bounds = lowerBounds(problem)
  const bound = Math.max(0, ...bounds.map(({ nodes }) => nodes))
  yield
  const packing = yield* packSteps(problem, bound)
  const inUse = new Set(packing.nodeOf).size - (packing.unplaced.length > 0 ? 1 : 0)
  const idle = packing.kindOf.length - inUse
  const failover = failoverNodes(input.failover, inUse + input.updateNodes, name, input.clusters)
  const hasItems = items.length > 0
  const spares = hasItems ? failover.nodes + input.updateNodes : 0
  if (hasItems) findings.push(...failover.findings)
  const withSpares = withNodes(kinds, packing, Math.max(0, spares - idle))
  const isStorageNode = (kind: NodeKind | undefined): boolean => (kind?.hardware.odfDisks ?? 0) > 0
  const forStorage = hasItems ? Math.max(0, input.storageNodes - withSpares.kindOf.filter((kind) => isStorageNode(kinds[kind])).length) : 0
  let whole = withNodes(kinds, withSpares, forStorage, isStorageNode)
  const missing = Math.max(0, spares - idle) + forStorage - (whole.kindOf.length - packing.kindOf.length)
  const failed = hasItems ? failover.nodes : 0
  let extra = 0
  let check = createFailureCheck(problem, whole)
  while (extra < MOST_EXTRA_SPARES && !(yield* holds(check, whole, failed))) {
    const next = withNodes(kinds, whole, 1)
    if (next.kindOf.length === whole.kindOf.length) break
    whole = next
    check = createFailureCheck(problem, whole)
    extra += 1
  }
  const isVerified = hasItems && (yield* holds(check, whole, failed))
  if (missing > 0) findings.push(sizingFinding('no-spare-left', 'critical', name, `The group ${name} lacks ${missing} of the nodes that failures, updates or storage ask for: no more can be had.`, 'Offer more nodes.'))
  if (!isVerified && hasItems) findings.push(sizingFinding('failover-not-held', 'critical', name, `When ${failed} of the nodes of the group ${name} fail, some VMs have no place.`, 'Offer more or larger nodes, or loosen rules.'))
  if (extra > 0) findings.push(sizingFinding('spares-added', 'information', name, `The group ${name} has ${countWords(extra, 'more spare node')} than planned, since its VMs cannot be spread over the others.`, null))
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
      failures: hasItems ? yield* describeFailures({ check, packing: whole, items, kinds, names: nodes.nodes.map((node) => node.name), planned: failed + input.updateNodes }) : [],
      isVerified: isVerified || !hasItems,
      largestVm: largestVmOf(input.items, withoutPlace, kinds),
    },
    findings,
  }
}

/** With so many nodes gone, whichever kind they are of, everything that had a place has one. */
function* holds(check: FailureCheck, packing: Packing, count: number): Steps<boolean> {
  if (count === 0) return true
  const kinds = [...new Set(packing.kindOf)]
  for (const kind of [null, ...(kinds.length > 1 ? kinds : [])]) {
    const { withoutPlace } = yield* check(count, kind)
    if (withoutPlace > 0) return false
  }
  return true
}

/**
 * More nodes, empty, as many as can be had: of the kind with the most memory among those in use, else of the first in order of
 * preference that holds what the largest one in use holds. With `isFit` only of kinds that pass.
 */
function withNodes(kinds: readonly NodeKind[], packing: Packing, count: number, isFit: (kind: NodeKind) => boolean = () => true): Packing {
  const kindOf = [...packing.kindOf]
  const memoryOf = (kind: number): number => kinds[kind]?.memoryMib.value ?? 0
  const taken = kinds.map(() => 0)
  for (const kind of kindOf) taken[kind] = (taken[kind] ?? 0) + 1
  let largest = Math.max(0, ...[...kinds.keys()].filter((kind) => (taken[kind] ?? 0) > 0).map(memoryOf))
  for (let added = 0; added < count; added++) {
    const free = [...kinds.entries()].filter(([index, kind]) => !kind.hardware.isExisting && isFit(kind) && (taken[index] ?? 0) < (kind.hardware.count ?? Infinity)).map(([index]) => index)
    const used = free.filter((kind) => (taken[kind] ?? 0) > 0)
    const best = mostOf(used, memoryOf) ?? free.find((kind) => memoryOf(kind) >= largest) ?? mostOf(free, memoryOf)
    if (best === null) break
    kindOf.push(best)
    taken[best] = (taken[best] ?? 0) + 1
    largest = Math.max(largest, memoryOf(best))
  }
  return { ...packing, kindOf }
}

function mostOf(kinds: readonly number[], sizeOf: (kind: number) => number): number | null {
  return kinds.reduce<number | null>((best, kind) => (best === null || sizeOf(kind) > sizeOf(best) ? kind : best), null)
}
