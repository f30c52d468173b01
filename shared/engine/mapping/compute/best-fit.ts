import { compareText } from '#shared/domain/compare.ts'
import type { ComputeSize } from '#shared/domain/plan/compute.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { MIB_PER_GIB } from '#shared/domain/units.ts'
import { INSTANCE_TYPES, type InstanceType, isInRelease, missingFeatures } from './instance-types.ts'

/** What a vCPU counts beside memory when sizes are compared, in MiB: u1 has four GiB for each. */
const MIB_OF_A_VCPU = 4 * MIB_PER_GIB

/** How much a size is, vCPUs and memory in one, in MiB. */
export function costOf({ vcpus, memoryMib }: ComputeSize): number {
  return vcpus * MIB_OF_A_VCPU + memoryMib
}

/** By how many percent a size exceeds another, vCPUs and memory in one. */
export function wastePercent(size: ComputeSize, need: ComputeSize): number {
  return ((costOf(size) - costOf(need)) / costOf(need)) * 100 // percent
}

/**
 * The smallest instance type of a series that holds CPU and memory, in the target's release and with its features;
 * null where none does. A greater need never gets a smaller one.
 */
export function bestFit(need: ComputeSize, series: string, target: Pick<Target, 'openshift' | 'features'>): InstanceType | null {
  let best: InstanceType | null = null
  for (const type of INSTANCE_TYPES) {
    if (type.series !== series || type.vcpus < need.vcpus || type.memoryMib < need.memoryMib) continue
    if (!isInRelease(type, target.openshift) || missingFeatures(type, target).length > 0) continue
    if (best === null || compareTypes(type, best) < 0) best = type
  }
  return best
}

/** Of two of a size the one on the smaller huge pages, whose name is the shorter. */
function compareTypes(left: InstanceType, right: InstanceType): number {
  return costOf(left) - costOf(right) || left.vcpus - right.vcpus || left.name.length - right.name.length || compareText(left.name, right.name)
}
