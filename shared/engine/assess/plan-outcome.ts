import type { Estate, EstateDisk, EstateNic, EstateVm } from '#shared/domain/estate/estate.ts'
import type { ComputeMapping } from '#shared/domain/plan/compute.ts'
import type { DatastoreMapping, MigrationPlan, PlannedPlan, PlannedVm, PortGroupMapping, Reason } from '#shared/domain/plan/migration-plan.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { judgeLiveMigration } from '#shared/engine/mapping/compute/live-migration.ts'

/** A VM's place in the plan. */
export interface PlannedPlace {
  readonly plan: PlannedPlan
  readonly vm: PlannedVm
}

/** What the plan makes of VMs, for rules that look at it. */
export interface PlanOutcome {
  readonly target: Target
  /** Whether the VM takes part in the migration, whether or not a plan can take it yet. */
  isIncluded(vmId: string): boolean
  /** Why no plan takes the VM; empty where one does, or where it takes no part. */
  unplacedReasons(vmId: string): readonly Reason[]
  placeOf(vmId: string): PlannedPlace | null
  /** Null where the inventory does not say on which datastore the disk is. */
  storageOf(vm: EstateVm, disk: EstateDisk): DatastoreMapping | null
  /** Null where the inventory does not say which port group the NIC is on. */
  networkOf(nic: EstateNic): PortGroupMapping | null
  computeOf(vmId: string): ComputeMapping | null
  /** Whether the VM can change its node on the target while it runs; null where its storage is open. */
  liveMigrationOf(vm: EstateVm): ReturnType<typeof judgeLiveMigration>
}

/** An index of a plan for the rules. */
export function createPlanOutcome(estate: Pick<Estate, 'vms'>, plan: MigrationPlan): PlanOutcome {
  const excluded = new Set(plan.excluded.map(({ vmId }) => vmId))
  const known = new Set(estate.vms.map(({ id }) => id))
  const unplaced = new Map(plan.unplaced.map(({ vmId, reasons }) => [vmId, reasons]))
  const places = new Map(plan.plans.flatMap((own) => own.vms.map((vm) => [vm.vmId, { plan: own, vm }] as const)))
  const datastores = new Map(plan.datastores.map((mapping) => [mapping.datastoreId, mapping]))
  const overrides = new Map(plan.storageOverrides.map(({ vmId, datastores: own }) => [vmId, new Map(own.map((mapping) => [mapping.datastoreId, mapping]))]))
  const storageFor = (vmId: string): ReadonlyMap<string, DatastoreMapping> => overrides.get(vmId) ?? datastores
  const portGroups = new Map(plan.portGroups.map((mapping) => [mapping.portGroupId, mapping]))
  const compute = new Map(plan.compute.vms.map((mapping) => [mapping.vmId, mapping]))
  return {
    target: plan.target,
    isIncluded: (vmId) => known.has(vmId) && !excluded.has(vmId),
    unplacedReasons: (vmId) => unplaced.get(vmId) ?? [],
    placeOf: (vmId) => places.get(vmId) ?? null,
    storageOf: (vm, { datastoreId }) => (datastoreId === null ? null : (storageFor(vm.id).get(datastoreId) ?? null)),
    networkOf: ({ portGroupId }) => (portGroupId === null ? null : (portGroups.get(portGroupId) ?? null)),
    computeOf: (vmId) => compute.get(vmId) ?? null,
    liveMigrationOf: (vm) => judgeLiveMigration(vm, storageFor(vm.id)),
  }
}
