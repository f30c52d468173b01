import type { Estate, EstateVm } from '#shared/domain/estate/estate.ts'
import type { Source } from '#shared/domain/estate/source.ts'
import { SOURCE_ID_ANNOTATION } from '#shared/domain/plan/labels.ts'
import type { ManifestSet } from './manifest-set.ts'
import { type MapRowView, type PlanVmView, type PlanView, readMapRows } from './plan-view.ts'
import { sourceObjects, type SourceObjects } from './source-objects.ts'

/** A Plan, the source that it reads from, and its VMs as the inventory knows them. */
export interface ResolvedPlan {
  readonly plan: PlanView
  readonly source: Source
  /** The port groups and datastores of the source. */
  readonly sourceObjects: SourceObjects
  readonly vms: readonly { readonly entry: PlanVmView; readonly vm: EstateVm }[]
  /** VMs that the inventory of the source does not list. */
  readonly unknownVms: readonly PlanVmView[]
  /** Null: the set has no such map. */
  readonly networkRows: readonly MapRowView[] | null
  readonly storageRows: readonly MapRowView[] | null
}

/**
 * Joins plans with the estate. A Provider bears the id of its source in an annotation, and a VM's id in the
 * estate is "<source id>/<moref>"; a VM that the plan names only is found where its name is the only one of
 * its source. A plan whose Provider says no known source is left out.
 */
export function resolvePlans(objects: ManifestSet, estate: Estate): readonly ResolvedPlan[] {
  const sources = new Map(estate.sources.map((source) => [source.id, source]))
  const objectsOfSource = new Map(estate.sources.map((source) => [source.id, sourceObjects(estate, source)]))
  const vms = indexVms(estate.vms)
  return objects.plans.flatMap((plan) => {
    const sourceId = sourceIdOf(objects, plan)
    const source = sourceId === null ? undefined : sources.get(sourceId)
    const ofSource = source === undefined ? undefined : objectsOfSource.get(source.id)
    if (source === undefined || ofSource === undefined) return []
    const found = plan.vms.map((entry) => ({ entry, vm: vms(source.id, entry) }))
    const networkMap = objects.find('NetworkMap', plan.networkMap)
    const storageMap = objects.find('StorageMap', plan.storageMap)
    return [
      {
        plan,
        source,
        sourceObjects: ofSource,
        vms: found.flatMap(({ entry, vm }) => (vm === undefined ? [] : [{ entry, vm }])),
        unknownVms: found.filter(({ vm }) => vm === undefined).map(({ entry }) => entry),
        networkRows: networkMap === null ? null : readMapRows(networkMap),
        storageRows: storageMap === null ? null : readMapRows(storageMap),
      },
    ]
  })
}

/** The source that a plan's Provider stands for; null where the set or the annotation does not say. */
export function sourceIdOf(objects: ManifestSet, plan: PlanView): string | null {
  return objects.find('Provider', plan.sourceProvider)?.metadata?.annotations?.[SOURCE_ID_ANNOTATION] ?? null
}

function indexVms(vms: readonly EstateVm[]): (sourceId: string, entry: PlanVmView) => EstateVm | undefined {
  const byId = new Map(vms.map((vm) => [vm.id, vm]))
  // Plans of ours name every VM by its id.
  let byName: ReadonlyMap<string, EstateVm | undefined> | null = null
  return (sourceId, { id, name }) => {
    if (id !== null) return byId.get(`${sourceId}/${id}`)
    byName ??= indexNames(vms)
    return byName.get(JSON.stringify([sourceId, name]))
  }
}

/** Undefined for a name that several VMs of a source bear. */
function indexNames(vms: readonly EstateVm[]): ReadonlyMap<string, EstateVm | undefined> {
  const byName = new Map<string, EstateVm | undefined>()
  for (const vm of vms) {
    const key = JSON.stringify([vm.sourceId, vm.name])
    byName.set(key, byName.has(key) ? undefined : vm)
  }
  return byName
}
