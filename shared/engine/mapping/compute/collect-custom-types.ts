import { compareNatural } from '#shared/domain/compare.ts'
import type { ComputeMapping, PlannedInstanceType } from '#shared/domain/plan/compute.ts'

/** The custom instance types that VMs use, each once with the count of its VMs, in natural order of their names. */
export function collectCustomTypes(vms: readonly Pick<ComputeMapping, 'instanceType'>[]): readonly PlannedInstanceType[] {
  const counted = new Map<string, PlannedInstanceType>()
  for (const { instanceType } of vms) {
    if (instanceType?.type !== 'custom') continue
    const { type: _type, ...rest } = instanceType
    counted.set(rest.name, { ...rest, vmCount: (counted.get(rest.name)?.vmCount ?? 0) + 1 })
  }
  return [...counted.values()].sort((left, right) => compareNatural(left.name, right.name))
}
