import type { ComputeSize } from '#shared/domain/plan/compute.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { isOpenshiftAtLeast, type OpenshiftVersion } from '#shared/domain/target/versions.ts'
import { MIB_PER_GIB } from '#shared/domain/units.ts'

/** What nodes must offer before a VM of a series can run; the last two are nothing that a target describes. */
export type NodeFeature = 'cpuManager' | 'hugepages2Mi' | 'hugepages1Gi' | 'realtimeKernel' | 'networkNodes'

/** A VirtualMachineClusterInstancetype that OpenShift Virtualization brings along. */
export interface InstanceType extends ComputeSize {
  readonly name: string
  readonly series: string
  readonly needs: readonly NodeFeature[]
  /** The first OpenShift that has it; null: every one that Portolan writes for. */
  readonly since: OpenshiftVersion | null
}

/** GiB of a size; the vCPUs and GiB of most series are u1's. */
type Size = readonly [name: string, vcpus: number, memoryGib: number]

const U1: readonly Size[] = [
  ['nano', 1, 0.5], ['micro', 1, 1], ['small', 1, 2], ['medium', 1, 4], ['2xmedium', 2, 4], ['large', 2, 8], ['xlarge', 4, 16], ['2xlarge', 8, 32], ['4xlarge', 16, 64], ['8xlarge', 32, 128],
]
const CX1: readonly Size[] = [['medium', 1, 2], ['large', 2, 4], ['xlarge', 4, 8], ['2xlarge', 8, 16], ['4xlarge', 16, 32], ['8xlarge', 32, 64]]
const M1: readonly Size[] = [['large', 2, 16], ['xlarge', 4, 32], ['2xlarge', 8, 64], ['4xlarge', 16, 128], ['8xlarge', 32, 256]]
const N1: readonly Size[] = [['medium', 4, 4], ['large', 4, 8], ['xlarge', 8, 16], ['2xlarge', 16, 32], ['4xlarge', 32, 64], ['8xlarge', 64, 128]]

/**
 * Every instance type of common-instancetypes v1.7.0, which KubeVirt 1.9 bundles. d1 came with KubeVirt 1.8
 * (OpenShift 4.22), the variants on huge pages of 1 GiB with 1.6 (4.20). gn1 is in no release that is written for.
 */
export const INSTANCE_TYPES: readonly InstanceType[] = [
  ...series('u1', U1, []),
  ...series('o1', U1.filter(([size]) => size !== '2xmedium'), []),
  ...series('d1', U1, ['cpuManager'], '4.22'),
  ...series('cx1', CX1, ['cpuManager', 'hugepages2Mi']),
  ...series('cx1', onGibibytePages(CX1), ['cpuManager', 'hugepages1Gi'], '4.20'),
  ...series('m1', M1, ['hugepages2Mi']),
  ...series('m1', onGibibytePages(M1), ['hugepages1Gi'], '4.20'),
  ...series('n1', N1, ['cpuManager', 'hugepages1Gi', 'networkNodes']),
  ...series('rt1', U1.filter(([size]) => size !== 'nano' && size !== '2xmedium'), ['cpuManager', 'hugepages1Gi', 'realtimeKernel']),
]

const BY_NAME: ReadonlyMap<string, InstanceType> = new Map(INSTANCE_TYPES.map((type) => [type.name, type]))

/** The instance type of that name in any release; undefined where common-instancetypes has none. */
export function findInstanceType(name: string): InstanceType | undefined {
  return BY_NAME.get(name)
}

/** Whether a release brings an instance type along. */
export function isInRelease({ since }: Pick<InstanceType, 'since'>, openshift: OpenshiftVersion): boolean {
  return since === null || isOpenshiftAtLeast(openshift, since)
}

/** What an instance type needs and a target says that it lacks; features that no target describes are not among them. */
export function missingFeatures({ needs }: Pick<InstanceType, 'needs'>, { features }: Pick<Target, 'features'>): readonly NodeFeature[] {
  return needs.filter((need) => (need === 'cpuManager' || need === 'hugepages2Mi' || need === 'hugepages1Gi') && !features[need])
}

/** What an instance type needs and no target describes. */
export function unprovenFeatures({ needs }: Pick<InstanceType, 'needs'>): readonly NodeFeature[] {
  return needs.filter((need) => need === 'realtimeKernel' || need === 'networkNodes')
}

function series(name: string, sizes: readonly Size[], needs: readonly NodeFeature[], since: OpenshiftVersion | null = null): InstanceType[] {
  return sizes.map(([size, vcpus, memoryGib]) => ({ name: `${name}.${size}`, series: name, vcpus, memoryMib: memoryGib * MIB_PER_GIB, needs, since }))
}

function onGibibytePages(sizes: readonly Size[]): Size[] {
  return sizes.map(([size, vcpus, memoryGib]) => [`${size}1gi`, vcpus, memoryGib])
}
