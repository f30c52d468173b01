import type { EstateVm } from '#shared/domain/estate/estate.ts'
import type { Source } from '#shared/domain/estate/source.ts'
import type { Permission } from '#shared/domain/side/permission.ts'
import { isRootPool } from './map-quotas.ts'

/** A permission, and the VM that the side files' look-up found for it. */
export interface PermissionInForce {
  readonly vmId: string | null
  readonly row: Permission
}

/**
 * The VMs for which a permission holds, as a function of the permission; null where the object that it is on is not understood or
 * not found. VMs are grouped once, by where they are.
 */
export function createCoverage(vms: readonly EstateVm[], sources: readonly Source[]): (permission: PermissionInForce) => readonly EstateVm[] | null {
  const byId = new Map(vms.map((vm) => [vm.id, vm]))
  const vcenters = sources.filter(({ kind }) => kind === 'vsphere').map((source) => ({ source, places: placesOf(vms.filter(({ sourceId }) => sourceId === source.id)) }))
  return ({ vmId, row }) => {
    if (row.entityKind?.toLowerCase() === 'virtualmachine') {
      const vm = vmId === null ? undefined : byId.get(vmId)
      return vm === undefined ? null : [vm]
    }
    // What is given on a container and not handed on concerns the container alone.
    if (row.isPropagating === false) return []
    const covered = vcenters.filter(({ source }) => isOf(row.server, source)).flatMap(({ places }) => vmsBelow(row, places))
    return covered.length === 0 ? null : covered
  }
}

/** VMs of one vCenter by where they are. */
interface Places {
  readonly vms: readonly EstateVm[]
  readonly folders: ReadonlyMap<string, readonly EstateVm[]>
  /** The path of a folder in which a VM lies, by the folder's id. */
  readonly folderPaths: ReadonlyMap<string, string>
  readonly pools: ReadonlyMap<string, readonly EstateVm[]>
  readonly clusters: ReadonlyMap<string, readonly EstateVm[]>
  readonly datacenters: ReadonlyMap<string, readonly EstateVm[]>
}

function placesOf(vms: readonly EstateVm[]): Places {
  return {
    vms,
    folders: grouped(vms, folderOf),
    folderPaths: new Map(vms.flatMap((vm) => (vm.folderId === null || folderOf(vm) === '' ? [] : [[vm.folderId.split('/').at(-1) ?? '', folderOf(vm)] as const]))),
    pools: grouped(vms, poolOf),
    clusters: grouped(vms, ({ clusterName }) => clusterName ?? ''),
    datacenters: grouped(vms, ({ datacenterName }) => datacenterName ?? ''),
  }
}

function grouped(vms: readonly EstateVm[], placeOf: (vm: EstateVm) => string): ReadonlyMap<string, readonly EstateVm[]> {
  const groups = new Map<string, EstateVm[]>()
  for (const vm of vms) {
    const group = groups.get(placeOf(vm))
    if (group === undefined) groups.set(placeOf(vm), [vm])
    else group.push(vm)
  }
  return groups
}

function vmsBelow({ entityKind, entityMoref, entityName }: Permission, places: Places): readonly EstateVm[] {
  const name = entityName?.trim() ?? ''
  if (name === '' && entityMoref === null) return []
  switch (entityKind?.toLowerCase()) {
    case 'folder':
      // A vCenter's root folder is called so in every installation; the VM folder of a datacenter is called vm, and which it is nobody says.
      if (entityMoref === 'group-d1' || name === 'Datacenters') return places.vms
      return belowPath(places.folders, places.folderPaths.get(entityMoref ?? '') ?? (name === 'vm' ? null : pathNamed([...places.folders.keys()], name)))
    case 'datacenter':
      return places.datacenters.get(name) ?? []
    case 'clustercomputeresource':
      return places.clusters.get(name) ?? []
    case 'resourcepool':
      return belowPath(places.pools, pathNamed([...places.pools.keys()], name))
    default:
      return []
  }
}

function belowPath(groups: ReadonlyMap<string, readonly EstateVm[]>, path: string | null): readonly EstateVm[] {
  return path === null ? [] : [...groups].flatMap(([own, vms]) => (`${own}/`.startsWith(`${path}/`) ? vms : []))
}

/** The one path that ends in a name; null where several do, since a permission on one of them says nothing of the others. */
function pathNamed(paths: readonly string[], name: string): string | null {
  if (name === '') return null
  const found = new Set(paths.flatMap((path) => {
    const steps = path.split('/')
    return steps.flatMap((step, index) => (step === name ? [steps.slice(0, index + 1).join('/')] : []))
  }))
  const [only] = [...found]
  return found.size === 1 && only !== undefined ? only : null
}

function folderOf(vm: EstateVm): string {
  return vm.folderPath ?? vm.cpu?.folderPath ?? ''
}

function poolOf(vm: EstateVm): string {
  return isRootPool(vm.resourcePoolPath) ? '' : (vm.resourcePoolPath ?? '')
}

/** Whether a file means a vCenter: by its name, with or without the domain, by its instance UUID, or because it names none. */
function isOf(server: string | null, { name, instanceUuid }: Source): boolean {
  if (server === null) return true
  const [wanted, own] = [server.toLowerCase(), name.toLowerCase()]
  return instanceUuid?.toLowerCase() === wanted || own === wanted || own.startsWith(`${wanted}.`) || wanted.startsWith(`${own}.`)
}
