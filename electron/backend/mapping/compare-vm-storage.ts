import type { ApiOutput } from '#shared/contract/api.ts'
import type { StorageDestination, StorageOverride } from '#shared/contract/mapping-rows.ts'
import type { MappedVm } from './mapping-estate.ts'

type Line = ApiOutput<'mapping.preview'>['vmStorage'][number]

/** The places of VMs about whose storage something is decided before or afterwards: those that change, and those of VMs that were named. */
export function compareVms(before: ApiOutput<'mapping.storage'>, after: ApiOutput<'mapping.storage'>, inScope: readonly MappedVm[], named: ReadonlySet<string>): Line[] {
  const [old, next] = [byVm(before.overrides), byVm(after.overrides)]
  const [oldRows, nextRows] = [byDatastore(before), byDatastore(after)]
  return inScope.flatMap((vm) => {
    const [previous, override] = [old.get(vm.id), next.get(vm.id)]
    if (previous === undefined && override === undefined) return []
    const known = override ?? previous
    return (known?.places ?? []).flatMap(({ datastore, name, isOwn }): Line[] => {
      const was = destinationOf(previous, datastore) ?? (previous === undefined ? (oldRows.get(datastore) ?? null) : null)
      const will = destinationOf(override, datastore) ?? (override === undefined ? (nextRows.get(datastore) ?? null) : null)
      if (!named.has(vm.id) && JSON.stringify(was) === JSON.stringify(will)) return []
      const disks = vm.disks.filter(({ datastoreId }) => datastoreId === datastore)
      return [{
        id: placeId(vm.id, datastore),
        name: `${vm.name}, ${name}`,
        sourceName: known?.sourceName ?? '',
        before: was,
        after: will,
        isDecided: override !== undefined && isOwn,
        vms: 1,
        disks: disks.length,
        nics: 0,
        provisionedMib: disks.reduce((sum, { capacityMib }) => sum + (capacityMib ?? 0), 0),
        open: (override?.refusals ?? []).map(({ message }) => message),
        warnings: will?.canLiveMigrate === false ? [{ code: 'no-live-migration', count: null }] : [],
      }]
    })
  })
}

/** A VM on one of its datastores. */
export function placeId(vmId: string, datastoreId: string): string {
  return `${vmId} ${datastoreId}`
}

function byVm(overrides: readonly StorageOverride[]): ReadonlyMap<string, StorageOverride> {
  return new Map(overrides.map((override) => [override.id, override]))
}

function byDatastore({ rows }: ApiOutput<'mapping.storage'>): ReadonlyMap<string, StorageDestination | null> {
  return new Map(rows.map(({ id, effective }) => [id, effective?.destination ?? null]))
}

function destinationOf(override: StorageOverride | undefined, datastoreId: string): StorageDestination | null {
  return override?.places.find(({ datastore }) => datastore === datastoreId)?.choice.destination ?? null
}
