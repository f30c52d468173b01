import type { Folder } from '#shared/domain/estate/infrastructure.ts'
import type { VmRowEntry } from '../import-run.ts'
import type { SourceIndex } from '../joins/source-index.ts'
import { isUuidEqual, noSizes, type VmEntry, type VmIndex } from '../joins/vm-index.ts'
import { NO_SOURCE, type Rejection } from '../rejection.ts'
import type { VInfoScan, VmIdentity } from './scan-v-info.ts'

export interface SettledVms {
  /** One for each row of vInfo that holds anything, in order. */
  readonly entries: readonly VmRowEntry[]
  readonly folders: readonly Folder[]
}

/** The VMs with their identities; their folders are settled once the paths are known. */
export interface SettledIdentities {
  /** Some VM's row does not name its folder's path. */
  readonly needsFolders: boolean
  /** `pathOf` answers the folder of a VM whose row does not name it. */
  withFolders(pathOf: (vm: VmEntry) => string | null): SettledVms
}

/**
 * Gives each VM of vInfo its identity: the VM ID within its vCenter, else the VM UUID, else datacenter and name.
 * The first of two rows with one identity is kept. Two VMs that bear one VM ID though their UUIDs or names differ
 * come from two vCenters that the workbook does not tell apart: both are kept.
 */
export function settleVms(scan: VInfoScan, sources: SourceIndex, vms: VmIndex): SettledIdentities {
  const settled = scan.identities.map((identity) => settleVm(identity, sources, vms))
  return {
    needsFolders: settled.some((entry) => !('reason' in entry) && entry.folderPath === null),
    withFolders(pathOf) {
      const folders = new Map<string, Folder>()
      const entries = settled.map((entry, index): VmRowEntry => {
        if ('reason' in entry) return entry
        entry.folderPath ??= pathOf(entry)
        return { vm: entry, folderId: claimFolder(folders, entry, scan.identities[index]?.folderMoref ?? null) }
      })
      return { entries, folders: [...folders.values()] }
    },
  }
}

function claimFolder(folders: Map<string, Folder>, { sourceId, folderPath: path }: VmEntry, moref: string | null): string | null {
  if (moref === null && path === null) return null
  const id = moref === null ? `${sourceId}/path:${path ?? ''}` : `${sourceId}/${moref}`
  const known = folders.get(id)
  // Some exports name a folder by its ID alone: its path stays empty until another row tells it.
  if (known === undefined) folders.set(id, { id, sourceId, moref, path: path ?? '' })
  else if (known.path === '' && path !== null) known.path = path
  return id
}

function settleVm(identity: VmIdentity, sources: SourceIndex, vms: VmIndex): VmEntry | Rejection {
  const { name, moref, uuid, datacenter } = identity
  if (name === null) return { code: 'MISSING_VM_NAME', reason: 'the row names no VM' }
  const source = sources.resolve(identity.sourceUuid, identity.server)
  if (source === null) return NO_SOURCE
  const byName = `${source.id}/name:${datacenter ?? ''}/${name}`
  let id = byName
  const first = moref === null ? undefined : vms.byId(`${source.id}/${moref}`)
  const isMorefTaken = first !== undefined && (!isUuidEqual(first, uuid) || ((uuid === null || first.uuid === null) && first.name !== name))
  if (moref !== null && !isMorefTaken) {
    id = `${source.id}/${moref}`
  } else if (uuid !== null) {
    const byUuid = `${source.id}/${uuid.toLowerCase()}`
    const other = vms.byId(byUuid)
    // A SMBIOS UUID need not be unique: a VM of another name is another VM.
    id = other === undefined || other.name === name ? byUuid : byName
  }
  if (vms.byId(id) !== undefined) return { code: 'DUPLICATE_VM', reason: `VM ${name} (${moref ?? uuid ?? 'by name'}) has a row above already` }
  const entry: VmEntry = {
    id,
    sourceId: source.id,
    name,
    moref,
    uuid,
    datacenter,
    hostName: identity.hostName,
    isMorefTaken,
    folderPath: identity.folderPath,
    isTemplate: false,
    sizes: noSizes(),
  }
  vms.add(entry)
  return entry
}
