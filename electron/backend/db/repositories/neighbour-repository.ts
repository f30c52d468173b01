import type { EstateVm } from '#shared/domain/estate/estate.ts'
import { replicationProductOf } from '#shared/engine/estate/replication-appliance.ts'
import { plainTargetName } from '#shared/engine/naming/target-names.ts'
import { inventoryMemo } from '../inventory-memo.ts'
import type { ProjectFile } from '../project-file.ts'
import { type SharedColumn, sharedValues, type SharedValues, whenSharedValuesAreRead } from './shared-values.ts'
import { loadVm } from './vm-repository.ts'

/**
 * The other VMs of the current snapshots that share something with one: a disk's file or raw LUN (also by way of a
 * third), a MAC address, the SMBIOS UUID, or the name that both would bear on the target; and one appliance of each product
 * that copies VMs of its source. What the rules say of a VM by comparing it with others, they say by comparing it with these.
 */
export function loadNeighbours(project: ProjectFile, vm: EstateVm): readonly EstateVm[] {
  const known = new Map([[vm.id, vm]])
  const shared = sharedValues(project)
  const add = (ids: readonly string[]): EstateVm[] => {
    const added = ids.filter((id) => !known.has(id)).flatMap((id) => loadVm(project, id) ?? [])
    for (const other of added) known.set(other.id, other)
    return added
  }
  for (let sharers: readonly EstateVm[] = [vm]; sharers.length > 0; ) {
    const disks = sharers.flatMap((sharer) => sharer.disks)
    sharers = [
      ...add(vmsWith(project, shared, 'path', disks.map((disk) => disk.path?.trim()))),
      ...add(vmsWith(project, shared, 'rawLunId', disks.map((disk) => disk.rawLunId?.trim()))),
    ]
  }
  add(vmsWith(project, shared, 'macAddress', vm.nics.map((nic) => nic.macAddress?.toLowerCase())))
  add(vmsWith(project, shared, 'smbiosUuid', [vm.smbiosUuid?.toLowerCase()]))
  add(vmsWith(project, shared, 'targetName', [plainTargetName(vm.name)]))
  add(inventoryMemo(project).part(replicationAppliances, project).get(vm.sourceId) ?? [])
  known.delete(vm.id)
  return [...known.values()]
}

/** Reads in turns what the first who asks for neighbours would read at once. */
export async function prepareNeighbours(project: ProjectFile): Promise<void> {
  await whenSharedValuesAreRead(project)
  if (project.database.open) inventoryMemo(project).part(replicationAppliances, project)
}

/** Ids of the VMs that have one of the values, in the order of import. */
function vmsWith({ database }: ProjectFile, shared: SharedValues, column: SharedColumn, values: readonly (string | undefined)[]): string[] {
  const keys = shared.vmsWith(column, values.filter((value) => value !== undefined).filter((value) => value !== ''))
  if (keys.length === 0) return []
  return database.prepare('SELECT id FROM vm WHERE pk IN (SELECT value FROM json_each(?)) ORDER BY pk').pluck().all(JSON.stringify(keys)) as string[] // one text column
}

/** By source id: of each replication product that runs there, one appliance. */
function replicationAppliances({ database }: ProjectFile): ReadonlyMap<string, readonly string[]> {
  const sql = `SELECT source.id, vm.id, vm.name FROM vm JOIN current_snapshot ON current_snapshot.pk = vm.snapshot_pk JOIN source ON source.pk = current_snapshot.source_pk WHERE vm.is_template IS NOT 1 ORDER BY vm.pk`
  const found = new Map<string, Map<string, string>>()
  for (const [sourceId, id, name] of database.prepare(sql).raw().iterate() as IterableIterator<[string, string, string]>) { // as selected
    const product = replicationProductOf(name)
    if (product === null) continue
    const own = found.get(sourceId) ?? new Map<string, string>()
    found.set(sourceId, own)
    if (!own.has(product)) own.set(product, id)
  }
  return new Map([...found].map(([sourceId, own]) => [sourceId, [...own.values()]]))
}
