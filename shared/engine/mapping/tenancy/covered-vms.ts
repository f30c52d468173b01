import type { EstateVm } from '#shared/domain/estate/estate.ts'
import type { Source } from '#shared/domain/estate/source.ts'
import type { Permission } from '#shared/domain/side/permission.ts'
import { isRootPool } from './map-quotas.ts'

/** A permission, and the VM that the side files' look-up found for it. */
export interface PermissionInForce {
  readonly vmId: string | null
  readonly row: Permission
}

/** The ids of the VMs for which a permission holds; null where the object that it is on is not understood or not found. */
export function coveredVms({ vmId, row }: PermissionInForce, vms: readonly EstateVm[], sources: readonly Source[]): ReadonlySet<string> | null {
  const kind = row.entityKind?.toLowerCase() ?? ''
  if (kind === 'virtualmachine') return vmId === null ? null : new Set([vmId])
  const sourceIds = sourcesOf(row.server, sources)
  const within = vms.filter(({ sourceId }) => sourceIds.has(sourceId))
  // What is given on a container and not handed on concerns the container alone.
  if (row.isPropagating === false) return new Set()
  const covered = vmsBelow(kind, row, within)
  return covered === null || covered.length === 0 ? null : new Set(covered.map(({ id }) => id))
}

function vmsBelow(kind: string, { entityMoref, entityName }: Permission, vms: readonly EstateVm[]): readonly EstateVm[] | null {
  const name = entityName?.trim() ?? ''
  switch (kind) {
    case 'folder':
      // A vCenter's root folder is called so in every installation; the VM folder of a datacenter is called vm.
      if (entityMoref === 'group-d1' || name === 'Datacenters') return vms
      return name === 'vm' ? null : belowPath(vms, folderOf, folderPathOf(vms, entityMoref) ?? pathNamed(vms.map(folderOf), name))
    case 'datacenter':
      return vms.filter((vm) => vm.datacenterName === name)
    case 'clustercomputeresource':
      return vms.filter((vm) => vm.clusterName === name)
    case 'resourcepool':
      return belowPath(vms, poolOf, pathNamed(vms.map(poolOf), name))
    default:
      return null
  }
}

function belowPath(vms: readonly EstateVm[], pathOf: (vm: EstateVm) => string, path: string | null): readonly EstateVm[] | null {
  return path === null ? null : vms.filter((vm) => `${pathOf(vm)}/`.startsWith(`${path}/`))
}

/** The path of a folder by the VMs that lie in it: the inventory gives each VM the id of its own folder alone. */
function folderPathOf(vms: readonly EstateVm[], moref: string | null): string | null {
  if (moref === null) return null
  return vms.filter(({ folderId }) => folderId === moref || folderId?.endsWith(`/${moref}`) === true).map(folderOf).find((path) => path !== '') ?? null
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

/** The vCenter that a file names, with or without its domain, or by its instance UUID; all of them where it names none. */
function sourcesOf(server: string | null, sources: readonly Source[]): ReadonlySet<string> {
  const vcenters = sources.filter(({ kind }) => kind === 'vsphere')
  return new Set(vcenters.filter(({ name, instanceUuid }) => server === null || instanceUuid?.toLowerCase() === server.toLowerCase() || isSameServer(name.toLowerCase(), server.toLowerCase())).map(({ id }) => id))
}

function isSameServer(left: string, right: string): boolean {
  return left === right || left.startsWith(`${right}.`) || right.startsWith(`${left}.`)
}
