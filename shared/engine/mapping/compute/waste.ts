import type { ComputePlan, ComputeSize, InstanceTypeChoice, PolicyWaste } from '#shared/domain/plan/compute.ts'

/** What each policy gives one VM, and what holds for it. */
export interface PolicyChoices {
  readonly size: ComputeSize | null
  readonly none: InstanceTypeChoice
  readonly 'best-fit': InstanceTypeChoice
  readonly exact: InstanceTypeChoice
  readonly effective: InstanceTypeChoice | null
}

/** What a choice has beyond the source's size; null where either is not known. */
export function wasteOf(choice: InstanceTypeChoice | null, size: ComputeSize | null): ComputeSize | null {
  if (choice === null || size === null || choice.type === 'unknown') return null
  return choice.type === 'source' ? { vcpus: 0, memoryMib: 0 } : { vcpus: choice.vcpus - size.vcpus, memoryMib: choice.memoryMib - size.memoryMib }
}

/** Sums over the VMs, for each policy and for what holds. VMs without a known size count as such and add nothing. */
export function addUpWaste(choices: readonly PolicyChoices[]): Pick<ComputePlan, 'waste' | 'effectiveWaste'> {
  const policies = ['none', 'best-fit', 'exact'] as const
  return {
    waste: policies.map((policy): PolicyWaste => ({ policy, ...addUp(choices, policy) })),
    effectiveWaste: addUp(choices, 'effective'),
  }
}

function addUp(choices: readonly PolicyChoices[], of: 'none' | 'best-fit' | 'exact' | 'effective'): Omit<PolicyWaste, 'policy'> {
  const custom = new Set<string>()
  const sum = { vmsWithType: 0, wasteVcpus: 0, wasteMib: 0, vmsUnknown: 0 }
  for (const entry of choices) {
    const choice = entry[of]
    const waste = wasteOf(choice, entry.size)
    if (choice !== null && choice.type !== 'source') sum.vmsWithType += 1
    if (choice?.type === 'custom') custom.add(choice.name)
    if (waste === null) sum.vmsUnknown += 1
    sum.wasteVcpus += waste?.vcpus ?? 0
    sum.wasteMib += waste?.memoryMib ?? 0
  }
  return { vmsWithType: sum.vmsWithType, customTypes: custom.size, wasteVcpus: sum.wasteVcpus, wasteMib: sum.wasteMib, vmsUnknown: sum.vmsUnknown }
}
