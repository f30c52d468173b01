import { countWords } from '#shared/domain/count-words.ts'
import type { ComputeConfidence, ComputeSize, InstanceTypeChoice } from '#shared/domain/plan/compute.ts'
import type { Reason } from '#shared/domain/plan/reason.ts'
import type { InstanceTypePolicy } from '#shared/domain/target/compute-policy.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { MIB_PER_GIB } from '#shared/domain/units.ts'
import { bestFit, wastePercent } from './best-fit.ts'
import type { SeriesChoice } from './choose-series.ts'
import { customType } from './custom-type.ts'

/** What choosing takes of a VM. */
export interface TypeSubject {
  /** As the source has it; null where the inventory does not say. */
  readonly size: ComputeSize | null
  /** The least that its preference demands. */
  readonly minimum: ComputeSize
  readonly preferenceName: string | null
  readonly series: SeriesChoice
  /** For custom sizes alone: libvirt's name of the model; null leaves it to the cluster. */
  readonly cpuModel: string | null
  readonly isWindowsClient: boolean
}

export interface TypeChoice {
  readonly choice: InstanceTypeChoice
  readonly confidence: ComputeConfidence
  readonly reasons: readonly Reason[]
}

/** Windows for desktops uses two processors; with an instance type each vCPU is a processor of its own, as in the Windows preferences. */
const MOST_CLIENT_VCPUS = 2

/** The instance type that a policy gives a VM. Every VM gets an answer; keeping CPU and memory of the source is one. */
export function chooseType(policy: InstanceTypePolicy, subject: TypeSubject, target: Pick<Target, 'openshift' | 'features' | 'compute'>): TypeChoice {
  const { size, minimum, series } = subject
  if (size === null || size.vcpus <= 0 || size.memoryMib <= 0) return { choice: { type: 'source' }, confidence: 'low', reasons: [SIZE_UNKNOWN] }
  const need = { vcpus: Math.max(size.vcpus, minimum.vcpus), memoryMib: Math.max(size.memoryMib, minimum.memoryMib) }
  const isRaised = need.vcpus > size.vcpus || need.memoryMib > size.memoryMib
  const raised: readonly Reason[] = isRaised ? [{ code: 'preference-minimum', message: `Its preference ${subject.preferenceName ?? ''} demands at least ${sizeWords(minimum)}, and it has ${sizeWords(size)}.` }] : []
  if (policy === 'none') {
    // A preference that Portolan's own map brings must not make the cluster refuse the VM.
    if (isRaised && target.compute.preferences === 'osmap') return custom(need, subject, raised)
    // With MTV's own map nothing is made of it, so that a plan without a choice stays MTV's: but KubeVirt may refuse the VM.
    return { choice: { type: 'source' }, confidence: isRaised ? 'low' : 'high', reasons: [KEPT, ...raised, ...(isRaised ? [BELOW_MINIMUM] : [])] }
  }
  if (subject.isWindowsClient && need.vcpus > MOST_CLIENT_VCPUS) return { choice: { type: 'source' }, confidence: 'high', reasons: [CLIENT_SOCKETS] }
  if (policy === 'exact') return custom(need, subject, [...series.reasons, ...raised, { code: 'exact', message: `The target's policy gives each distinct size an instance type of its own: ${sizeWords(need)}.` }])
  const fitting = series.series === null ? null : bestFit(need, series.series, target)
  if (fitting === null) return custom(need, subject, [...series.reasons, ...raised, noFit(series.series, need, target)])
  const limit = target.compute.wasteLimitPercent
  const waste = wastePercent(fitting, need)
  if (limit !== null && waste > limit) {
    return custom(need, subject, [...series.reasons, ...raised, { code: 'waste-limit', message: `${fitting.name} would be ${Math.round(waste)} % more than it needs, above the limit of ${limit} %.` }])
  }
  const { name, vcpus, memoryMib } = fitting
  return {
    choice: { type: 'catalogue', name, series: fitting.series, vcpus, memoryMib },
    confidence: waste === 0 && !isRaised ? 'high' : 'medium',
    reasons: [...series.reasons, ...raised, { code: 'best-fit', message: `${name} is the smallest of ${fitting.series} that holds ${sizeWords(need)}.` }],
  }
}

const SIZE_UNKNOWN: Reason = { code: 'size-unknown', message: 'The inventory does not say how many vCPUs or how much memory it has, so MTV takes both from the source.' }
const KEPT: Reason = { code: 'kept', message: 'The target’s policy keeps CPU and memory of the source.' }
const BELOW_MINIMUM: Reason = { code: 'below-minimum', message: 'KubeVirt refuses a VM with less than its preference demands: give it an instance type, or let the target’s policy write the map of preferences (osmap).' }
const CLIENT_SOCKETS: Reason = { code: 'client-sockets', message: 'Windows for desktops uses two processors at most, and an instance type makes each vCPU one: it keeps the sockets and cores of the source.' }

function custom(need: ComputeSize, { series, cpuModel }: TypeSubject, reasons: readonly Reason[]): TypeChoice {
  return { choice: { type: 'custom', ...customType(need, { ...series.traits, cpuModel }) }, confidence: 'high', reasons }
}

function noFit(series: string | null, need: ComputeSize, { openshift }: Pick<Target, 'openshift'>): Reason {
  if (series === null) return { code: 'no-series', message: `OpenShift ${openshift} brings no series of dedicated CPUs without huge pages.` }
  return { code: 'no-fit', message: `No instance type of ${series} holds ${sizeWords(need)}.` }
}

/** "2 vCPUs and 6 GiB". */
export function sizeWords({ vcpus, memoryMib }: ComputeSize): string {
  const memory = memoryMib % MIB_PER_GIB === 0 ? `${memoryMib / MIB_PER_GIB} GiB` : `${Math.ceil(memoryMib)} MiB`
  return `${countWords(vcpus, 'vCPU')} and ${memory}`
}
