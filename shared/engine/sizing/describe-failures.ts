import type { NodeFailure } from '#shared/domain/sizing/sizing-result.ts'
import type { Steps } from '#shared/domain/steps.ts'
import type { DemandItem } from './demand-item.ts'
import type { NodeKind } from './node-kind.ts'
import type { FailureCheck } from './pack/failures.ts'
import type { Packing } from './pack/problem.ts'

/** Failures shown beyond those that are planned for. */
const BEYOND_PLAN = 2
const HUNDRED = 100

/** What happens with 0, 1, 2 ... nodes gone, worst first, up to two more than are planned to be away. From packing again, not from arithmetic; piece by piece. */
export function* describeFailures({ check, packing, items, kinds, names, planned }: {
  readonly check: FailureCheck
  readonly packing: Packing
  readonly items: readonly DemandItem[]
  readonly kinds: readonly NodeKind[]
  readonly names: readonly string[]
  readonly planned: number
}): Steps<NodeFailure[]> {
  const demand = { cpu: 0, memory: 0 }
  for (const item of items) {
    demand.cpu += item.cpuMillicores
    demand.memory += item.memoryMib
  }
  const most = Math.min(packing.kindOf.length, planned + BEYOND_PLAN)
  const failures: NodeFailure[] = []
  for (let count = 0; count <= most; count += 1) {
    const outcome = yield* check(count)
    const gone = new Set(outcome.failed)
    const usable = { cpu: 0, memory: 0 }
    packing.kindOf.forEach((kind, node) => {
      if (gone.has(node)) return
      usable.cpu += kinds[kind]?.usable.cpuMillicores ?? 0
      usable.memory += kinds[kind]?.usable.memoryMib ?? 0
    })
    failures.push({
      failedNodes: count,
      nodesLeft: packing.kindOf.length - count,
      failed: outcome.failed.map((node) => names[node] ?? ''),
      vmsWithoutPlace: outcome.withoutPlace,
      needsMoves: outcome.needsMoves,
      cpuPercent: share(demand.cpu, usable.cpu),
      memoryPercent: share(demand.memory, usable.memory),
    })
  }
  return failures
}

function share(part: number, whole: number): number | null {
  return whole > 0 ? (part / whole) * HUNDRED : null
}
