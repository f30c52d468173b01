import { compareText } from '#shared/domain/compare.ts'
import type { Reason } from '#shared/domain/plan/migration-plan.ts'
import type { ClusterScheduling, LoadBalancing, PlannedDescheduler } from '#shared/domain/plan/scheduling.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { migrationLimits } from './migration-limits.ts'

/**
 * The target's one KubeDescheduler for all source clusters: as most of the VMs have it today, and the more cautious
 * way where two have as many. Clusters that have it otherwise are named.
 */
export function chooseDescheduler(clusters: readonly ClusterScheduling[], target: Target): { descheduler: PlannedDescheduler | null; reasons: readonly Reason[] } {
  const wanting = clusters.filter(({ balancing }) => balancing?.isWanted === true)
  const names = (of: readonly ClusterScheduling[]): string => [...new Set(of.map(({ name }) => name))].sort(compareText).join(', ')
  if (!target.features.descheduler) {
    const reasons = wanting.length === 0 ? [] : [{ code: 'descheduler-missing', message: `The load of ${names(wanting)} is balanced today, and the target has no descheduler: VMs stay where they are started.` }]
    return { descheduler: null, reasons }
  }
  if (target.controlPlane === 'single-node') return { descheduler: null, reasons: [{ code: 'single-node', message: 'A cluster of a single node has no other node to move a VM to, so no descheduler is set up.' }] }
  const unknown = clusters.filter(({ balancing }) => balancing === null)
  const notEvaluated = unknown.length === 0 ? [] : [{ code: 'balancing-unknown', message: `How the load of ${names(unknown)} is balanced is not known and did not count.` }]
  const [chosen] = weigh(wanting)
  if (chosen === undefined) return { descheduler: null, reasons: [{ code: 'nothing-balanced', message: 'No cluster of the sources is known to balance its load, so no descheduler is set up.' }, ...notEvaluated] }
  const { mode, threshold } = chosen.balancing
  const others = clusters.filter(({ balancing }) => balancing !== null && keyOf(balancing) !== keyOf(chosen.balancing))
  return {
    descheduler: { mode, threshold, ...migrationLimits(target) },
    reasons: [
      { code: 'descheduler-chosen', message: `${mode} with ${threshold}, as ${chosen.vmCount} of the VMs to be migrated have it today (${names(chosen.clusters)}).` },
      ...(others.length === 0 ? [] : [{ code: 'descheduler-differs', message: `${names(others)} ${others.length === 1 ? 'has' : 'have'} it otherwise today: a cluster has one descheduler, so their VMs get the same.` }]),
      ...notEvaluated,
    ],
  }
}

type Wanted = Extract<LoadBalancing, { isWanted: true }>

interface Group {
  readonly balancing: Wanted
  readonly clusters: ClusterScheduling[]
  vmCount: number
}

/** Groups of clusters that want the same, the one with most VMs first. */
function weigh(clusters: readonly ClusterScheduling[]): readonly Group[] {
  const groups = new Map<string, Group>()
  for (const cluster of clusters) {
    const { balancing } = cluster
    if (balancing?.isWanted !== true) continue
    const group = groups.get(keyOf(balancing)) ?? { balancing, clusters: [], vmCount: 0 }
    group.clusters.push(cluster)
    group.vmCount += cluster.vmCount
    groups.set(keyOf(balancing), group)
  }
  return [...groups.values()].sort((left, right) => right.vmCount - left.vmCount || CAUTION.indexOf(keyOf(left.balancing)) - CAUTION.indexOf(keyOf(right.balancing)))
}

function keyOf(balancing: LoadBalancing): string {
  return balancing.isWanted ? `${balancing.mode} ${balancing.threshold}` : 'none'
}

/** From the most cautious on. */
const CAUTION = ['Predictive', 'Automatic'].flatMap((mode) => ['AsymmetricHigh', 'AsymmetricMedium', 'AsymmetricLow'].map((threshold) => `${mode} ${threshold}`))
