import type { PlannedPlan } from '#shared/domain/plan/migration-plan.ts'

export interface PlanTotals {
  readonly vms: number
  readonly disks: number
  /** Equals mapped and left out together. */
  readonly nics: number
  readonly mappedNics: number
  readonly leftOutNics: number
  readonly capacityMib: number
}

/** Sums over the VMs of plans. */
export function planTotals(plans: readonly PlannedPlan[]): PlanTotals {
  const vms = plans.flatMap((planned) => planned.vms)
  const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0)
  return {
    vms: vms.length,
    disks: sum(vms.map((vm) => vm.diskCount)),
    nics: sum(vms.map((vm) => vm.nicCount)),
    mappedNics: sum(vms.map((vm) => vm.mappedNicCount)),
    leftOutNics: sum(vms.map((vm) => vm.leftOutNics.length)),
    capacityMib: sum(vms.map((vm) => vm.capacityMib)),
  }
}
