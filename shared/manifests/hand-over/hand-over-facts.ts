import type { Estate, EstateInput, EstateVm } from '#shared/domain/estate/estate.ts'
import type { MigrationPlan, PlannedPlan, PlannedVm } from '#shared/domain/plan/migration-plan.ts'
import { nameList, vmList } from './name-list.ts'

/** What the documents for people are made from. */
export interface HandOverFacts {
  readonly plan: MigrationPlan
  readonly estate: Estate
  /** The VMs of all plans with what the inventory says of them, in the order of the plans. */
  readonly vms: readonly PlannedEstateVm[]
}

export interface PlannedEstateVm {
  readonly vm: EstateVm
  readonly planned: PlannedVm
  readonly in: PlannedPlan
}

/** Joins a plan with the estate that it was made from. */
export function handOverFacts(plan: MigrationPlan, estate: Estate): HandOverFacts {
  const byId = new Map(estate.vms.map((vm) => [vm.id, vm]))
  const vms = plan.plans.flatMap((planned) => planned.vms.flatMap((entry) => {
    const vm = byId.get(entry.vmId)
    return vm === undefined ? [] : [{ vm, planned: entry, in: planned }]
  }))
  return { plan, estate, vms }
}

/** The VMs of plans of which something holds, by name; of sources whose inventory lacks the input nothing is known, which is said. */
export function concernedVms({ vms, estate }: HandOverFacts, input: EstateInput, holds: (entry: PlannedEstateVm) => boolean): string {
  const ignorant = new Set(estate.sources.filter(({ id }) => estate.available[id]?.includes(input) !== true && vms.some(({ vm }) => vm.sourceId === id)).map(({ id }) => id))
  const known = vms.filter(({ vm }) => !ignorant.has(vm.sourceId))
  const unknown = ignorant.size === 0 ? '' : `not known of ${nameList(estate.sources.filter(({ id }) => ignorant.has(id)).map(({ name }) => name))}`
  if (known.length === 0 && unknown !== '') return unknown
  return `${vmList(known.filter(holds).map(({ vm }) => vm.name))}${unknown === '' ? '' : `; ${unknown}`}`
}
