import type { InstanceTypeTraits } from '#shared/domain/plan/compute.ts'
import type { Reason } from '#shared/domain/plan/reason.ts'
import { isOpenshiftAtLeast } from '#shared/domain/target/versions.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { NO_TRAITS } from './custom-type.ts'
import type { SeriesEvidence } from './evidence.ts'

export interface SeriesChoice {
  /** Null: no series of this release fits, so that only a custom size can. */
  readonly series: string | null
  /** What a custom size has to have in its place. */
  readonly traits: InstanceTypeTraits
  readonly reasons: readonly Reason[]
}

/** What o1 leaves out of a VM's memory request. */
const OVERCOMMIT_PERCENT = 50
/** d1 came with KubeVirt 1.8. */
const DEDICATED_SINCE = '4.22'

/**
 * The series of instance types that the evidence asks for, among those whose features the target has: exclusive CPUs
 * before overcommit, overcommit before huge pages. n1 and rt1 are for workloads that no inventory tells, so they are
 * never suggested.
 */
export function chooseSeries(evidence: SeriesEvidence, { features, openshift }: Pick<Target, 'features' | 'openshift'>): SeriesChoice {
  const left: Reason[] = []
  const { dedicated, overcommitted, memoryHeavy } = evidence
  const hugepages = features.hugepages2Mi ? '2Mi' : features.hugepages1Gi ? '1Gi' : null
  if (dedicated !== null) {
    if (features.cpuManager) {
      // KubeVirt passes NUMA nodes through on huge pages alone.
      if (evidence.hasNuma && hugepages !== null) return { series: 'cx1', traits: { ...NO_TRAITS, isDedicatedCpu: true, isNumaPassedThrough: true, hugepages }, reasons: [dedicated, { code: 'numa', message: 'It knows the NUMA nodes that it runs on.' }] }
      return { series: isOpenshiftAtLeast(openshift, DEDICATED_SINCE) ? 'd1' : null, traits: { ...NO_TRAITS, isDedicatedCpu: true }, reasons: [dedicated] }
    }
    left.push({ code: 'no-cpu-manager', message: `${dedicated.message} The target has no CPU manager, so its CPUs are shared.` })
  }
  if (overcommitted !== null) {
    if (!evidence.isMemoryReserved) return { series: 'o1', traits: { ...NO_TRAITS, overcommitPercent: OVERCOMMIT_PERCENT }, reasons: [...left, overcommitted] }
    left.push({ code: 'memory-reserved', message: `${overcommitted.message} Its memory is reserved, so it is left alone.` })
  }
  if (memoryHeavy !== null) {
    if (hugepages !== null) return { series: 'm1', traits: { ...NO_TRAITS, hugepages }, reasons: [...left, memoryHeavy] }
    left.push({ code: 'no-hugepages', message: `${memoryHeavy.message} The target has no huge pages, which m1 needs.` })
  }
  return { series: 'u1', traits: NO_TRAITS, reasons: left }
}
