import type { EstateVm } from '#shared/domain/estate/estate.ts'
import { replicationProductOf } from '#shared/engine/estate/replication-appliance.ts'
import { plainTargetName } from '#shared/engine/naming/target-names.ts'
import { inventoryMemo } from '../inventory-memo.ts'
import type { ProjectFile } from '../project-file.ts'
import { loadVm } from './vm-repository.ts'

/**
 * The other VMs of the current snapshots that share something with one: a disk's file or raw LUN (also by way of a
 * third), a MAC address, the SMBIOS UUID, or the name that both would bear on the target; and one appliance of each product
 * that copies VMs of its source. What the rules say of a VM by comparing it with others, they say by comparing it with these.
 */
export function loadNeighbours(project: ProjectFile, vm: EstateVm): readonly EstateVm[] {
  const known = new Map([[vm.id, vm]])
  const add = (ids: readonly string[]): EstateVm[] => {
    const added = ids.filter((id) => !known.has(id)).flatMap((id) => loadVm(project, id) ?? [])
    for (const other of added) known.set(other.id, other)
    return added
  }
  for (let sharers: readonly EstateVm[] = [vm]; sharers.length > 0; ) {
    const disks = sharers.flatMap((sharer) => sharer.disks)
    sharers = [
      ...add(vmsWith(project, 'disk', 'path', disks.map((disk) => disk.path?.trim()))),
      ...add(vmsWith(project, 'disk', 'raw_lun_id', disks.map((disk) => disk.rawLunId?.trim()))),
    ]
  }
  add(vmsWith(project, 'nic', 'mac_address', vm.nics.map((nic) => nic.macAddress?.toLowerCase())))
  add(twins(project, vm.smbiosUuid))
  const memo = inventoryMemo(project)
  add(memo.part(idsByTargetName, project).get(plainTargetName(vm.name)) ?? [])
  add(memo.part(replicationAppliances, project).get(vm.sourceId) ?? [])
  known.delete(vm.id)
  return [...known.values()]
}

const CURRENT = 'snapshot_pk IN (SELECT pk FROM current_snapshot)'

/** Ids of the VMs with a device that has one of the values; MAC addresses are compared in lower case. */
function vmsWith({ database }: ProjectFile, table: 'disk' | 'nic', column: string, values: readonly (string | undefined)[]): string[] {
  const wanted = values.filter((value) => value !== undefined && value !== '')
  if (wanted.length === 0) return []
  const value = table === 'nic' ? `lower(${column})` : `trim(${column})`
  const sql = `SELECT id FROM vm WHERE pk IN (SELECT vm_pk FROM ${table} WHERE ${CURRENT} AND ${value} IN (SELECT value FROM json_each(?))) ORDER BY pk`
  return database.prepare(sql).pluck().all(JSON.stringify(wanted)) as string[] // one text column
}

function twins({ database }: ProjectFile, smbiosUuid: string | null): string[] {
  if (smbiosUuid === null) return []
  return database.prepare(`SELECT id FROM vm WHERE ${CURRENT} AND lower(smbios_uuid) = lower(?) ORDER BY pk`).pluck().all(smbiosUuid) as string[] // one text column
}

/** VMs by what they would be called on the target, which SQLite cannot make, in the order of import. */
function idsByTargetName({ database }: ProjectFile): ReadonlyMap<string, readonly string[]> {
  const rows = database.prepare(`SELECT id, name FROM vm WHERE ${CURRENT} ORDER BY pk`).raw().all() as [string, string][] // as selected
  const ids = new Map<string, string[]>()
  for (const [id, name] of rows) {
    const own = plainTargetName(name)
    const known = ids.get(own)
    if (known === undefined) ids.set(own, [id])
    else known.push(id)
  }
  return ids
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
