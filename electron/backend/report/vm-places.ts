import type { WaveScheduleAnswer } from '#shared/contract/wave-rows.ts'
import { sourceNames } from '#shared/domain/estate/source-names.ts'
import type { ComputeMapping } from '#shared/domain/plan/compute.ts'
import type { DatastoreMapping, ExcludedVm, MigrationPlan, PlannedPlan, PlannedVm, PortGroupMapping, UnplacedVm } from '#shared/domain/plan/migration-plan.ts'
import type { SizingResult } from '#shared/domain/sizing/sizing-result.ts'

/** Where each VM goes, by VM id, so that rows need not look for it. */
export interface VmPlaces {
  readonly planned: ReadonlyMap<string, { readonly plan: PlannedPlan; readonly vm: PlannedVm }>
  readonly unplaced: ReadonlyMap<string, UnplacedVm>
  readonly excluded: ReadonlyMap<string, ExcludedVm>
  readonly compute: ReadonlyMap<string, ComputeMapping>
  /** A VM's own storage, by datastore, where it differs from that of the datastore. */
  readonly ownStorage: ReadonlyMap<string, readonly DatastoreMapping[]>
  /** By datastore id. */
  readonly datastores: ReadonlyMap<string, DatastoreMapping>
  /** By port group id. */
  readonly portGroups: ReadonlyMap<string, PortGroupMapping>
  /** The node of the packing. */
  readonly node: ReadonlyMap<string, string>
  readonly wave: ReadonlyMap<string, WaveScheduleAnswer['vms'][number]>
  /** By source id. */
  readonly sourceNames: ReadonlyMap<string, string>
}

/** Looks up once what many rows ask for. */
export function vmPlacesOf(plan: MigrationPlan, sizing: SizingResult, waves: WaveScheduleAnswer | null, sources: readonly { readonly id: string; readonly name: string }[]): VmPlaces {
  return {
    planned: new Map(plan.plans.flatMap((planned) => planned.vms.map((vm) => [vm.vmId, { plan: planned, vm }] as const))),
    unplaced: byVm(plan.unplaced),
    excluded: byVm(plan.excluded),
    compute: byVm(plan.compute.vms),
    ownStorage: new Map(plan.storageOverrides.map(({ vmId, datastores }) => [vmId, datastores])),
    datastores: new Map(plan.datastores.map((mapping) => [mapping.datastoreId, mapping])),
    portGroups: new Map(plan.portGroups.map((mapping) => [mapping.portGroupId, mapping])),
    node: new Map(sizing.pools.flatMap((pool) => pool.nodes.flatMap((node) => node.vmIds.map((id) => [id, node.name] as const)))),
    wave: new Map((waves?.vms ?? []).map((vm) => [vm.vm, vm])),
    sourceNames: sourceNames(sources),
  }
}

function byVm<Entry extends { readonly vmId: string }>(entries: readonly Entry[]): ReadonlyMap<string, Entry> {
  return new Map(entries.map((entry) => [entry.vmId, entry]))
}
