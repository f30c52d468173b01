import type { ComputePlan, ComputeSize, InstanceTypeChoice, PolicyWaste } from '#shared/domain/plan/compute.ts'
import type { InstanceTypePolicy } from '#shared/domain/target/compute-policy.ts'

/** What each policy would give one VM, and what holds for it. */
export type PolicyChoices = Readonly<Record<InstanceTypePolicy | 'effective', InstanceTypeChoice | null>>

/** What a choice wastes on one VM. */
export interface ChoiceWaste {
  readonly hasType: boolean
  /** The name of its custom type; null: it has none. */
  readonly custom: string | null
  readonly waste: ComputeSize | null
}

export type ChoiceWastes = Readonly<Record<keyof PolicyChoices, ChoiceWaste>>

/** What each of a VM's choices wastes, once for as long as they hold, so that sums over all VMs only add. */
export function wasteOfChoices(size: ComputeSize | null, choices: PolicyChoices): ChoiceWastes {
  const of = (choice: InstanceTypeChoice | null): ChoiceWaste => ({ hasType: choice !== null && choice.type !== 'source', custom: choice?.type === 'custom' ? choice.name : null, waste: wasteOf(choice, size) })
  return { 'none': of(choices.none), 'best-fit': of(choices['best-fit']), 'exact': of(choices.exact), 'effective': of(choices.effective) }
}

/** What a choice has beyond the source's size; null where either is not known. */
export function wasteOf(choice: InstanceTypeChoice | null, size: ComputeSize | null): ComputeSize | null {
  if (choice === null || size === null || choice.type === 'unknown') return null
  return choice.type === 'source' ? { vcpus: 0, memoryMib: 0 } : { vcpus: choice.vcpus - size.vcpus, memoryMib: choice.memoryMib - size.memoryMib }
}

/** Sums over the VMs, for each policy and for what holds. VMs without a known size count as such and add nothing. */
export function addUpWaste(vms: readonly { readonly choices: ChoiceWastes }[]): Pick<ComputePlan, 'waste' | 'effectiveWaste'> {
  return {
    waste: INSTANCE_TYPE_POLICIES.map((policy): PolicyWaste => ({ policy, ...addUp(vms, policy) })),
    effectiveWaste: addUp(vms, 'effective'),
  }
}

const INSTANCE_TYPE_POLICIES = ['none', 'best-fit', 'exact'] as const

function addUp(vms: readonly { readonly choices: ChoiceWastes }[], of: keyof ChoiceWastes): Omit<PolicyWaste, 'policy'> {
  const customTypes = new Set<string>()
  const sum = { vmsWithType: 0, wasteVcpus: 0, wasteMib: 0, vmsUnknown: 0 }
  for (const { choices } of vms) {
    const { hasType, custom, waste } = choices[of]
    if (hasType) sum.vmsWithType += 1
    if (custom !== null) customTypes.add(custom)
    if (waste === null) sum.vmsUnknown += 1
    sum.wasteVcpus += waste?.vcpus ?? 0
    sum.wasteMib += waste?.memoryMib ?? 0
  }
  return { vmsWithType: sum.vmsWithType, customTypes: customTypes.size, wasteVcpus: sum.wasteVcpus, wasteMib: sum.wasteMib, vmsUnknown: sum.vmsUnknown }
}
