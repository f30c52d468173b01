import type { ComputeSize, InstanceTypeTraits, PlannedInstanceType } from '#shared/domain/plan/compute.ts'
import { MIB_PER_GIB } from '#shared/domain/units.ts'

/** A custom instance type before anybody counts its VMs. */
export type CustomType = Omit<PlannedInstanceType, 'vmCount'>

export const NO_TRAITS: InstanceTypeTraits = { isDedicatedCpu: false, isNumaPassedThrough: false, hugepages: null, overcommitPercent: null, cpuModel: null }

/**
 * The custom instance type of a size and traits. Its name says all of both, so that the same VM gets the same name
 * in every plan: `portolan-4vcpu-6gi`, `portolan-2vcpu-1536mi-dedicated`. Memory is rounded up to whole MiB, or to
 * whole huge pages.
 */
export function customType(size: ComputeSize, traits: InstanceTypeTraits): CustomType {
  const page = traits.hugepages === '1Gi' ? MIB_PER_GIB : traits.hugepages === '2Mi' ? 2 : 1
  const memoryMib = Math.ceil(size.memoryMib / page) * page
  const memory = memoryMib % MIB_PER_GIB === 0 ? `${memoryMib / MIB_PER_GIB}gi` : `${memoryMib}mi`
  const marks = [
    ...(traits.isDedicatedCpu ? ['dedicated'] : []),
    ...(traits.isNumaPassedThrough ? ['numa'] : []),
    ...(traits.hugepages === null ? [] : [`pages${traits.hugepages.toLowerCase()}`]),
    ...(traits.overcommitPercent === null ? [] : [`overcommit${traits.overcommitPercent}`]),
    ...(traits.cpuModel === null ? [] : [traits.cpuModel.toLowerCase().replaceAll('_', '-')]),
  ]
  return { name: ['portolan', `${size.vcpus}vcpu`, memory, ...marks].join('-'), vcpus: size.vcpus, memoryMib, ...traits }
}
