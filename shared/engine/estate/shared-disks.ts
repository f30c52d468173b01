import { compareNatural, compareText } from '#shared/domain/compare.ts'
import type { EstateDisk, EstateVm } from '#shared/domain/estate/estate.ts'
import type { Disk } from '#shared/domain/estate/vm-devices.ts'
import { createDisjointSets } from './disjoint-sets.ts'

/** A disk that more than one VM is attached to, or that is marked for it. */
export interface SharedDisk {
  readonly sourceId: string
  /** What people know the disk by: its path, or "LUN" and the id of the raw device. One disk, one key in its source. */
  readonly key: string
  /** In natural order. One id alone: the disk is multi-writer, and the inventory shows no other VM on it. */
  readonly vmIds: readonly string[]
}

/**
 * The shared disks of an estate: one path or one raw LUN on several VMs of one source, or a disk in
 * multi-writer mode (vSphere VirtualDiskSharing "sharingMultiWriter"). A path counts within its datastore,
 * since datacenters may have datastores of the same name. Sorted by source and key.
 */
export function findSharedDisks(vms: readonly EstateVm[]): readonly SharedDisk[] {
  const known = FOUND.get(vms)
  if (known !== undefined) return known
  const shared = searchSharedDisks(vms)
    .map(({ sourceId, key, vmIds }) => ({ sourceId, key, vmIds: [...vmIds].sort(compareNatural) }))
    .sort((left, right) => compareText(left.sourceId, right.sourceId) || compareNatural(left.key, right.key))
  FOUND.set(vms, shared)
  return shared
}

/** The attachments of disks that several VMs share, each with the text that all of one disk have in common (EstateDisk.sharedAs). */
export function sharedAttachments(vms: readonly EstateVm[]): ReadonlyMap<EstateDisk, string> {
  const attachments = new Map<EstateDisk, string>()
  for (const { sourceId, key, vmIds, disks } of searchSharedDisks(vms)) if (vmIds.size > 1) for (const disk of disks) attachments.set(disk, JSON.stringify([sourceId, key]))
  return attachments
}

/** Rules, plan and checks ask of the same estate, whose list does not change once it is read. */
const FOUND = new WeakMap<readonly EstateVm[], readonly SharedDisk[]>()

const SEARCHED = new WeakMap<readonly EstateVm[], readonly FoundDisk[]>()

/** Once for each list: whoever reads an estate asks for the attachments, and rules and plans for the disks. */
function searchSharedDisks(vms: readonly EstateVm[]): readonly FoundDisk[] {
  const known = SEARCHED.get(vms)
  if (known !== undefined) return known
  const found = search(vms)
  SEARCHED.set(vms, found)
  return found
}

function search(vms: readonly EstateVm[]): readonly FoundDisk[] {
  const found = new Map<string, FoundDisk>()
  const sameDisk = createDisjointSets()
  const isCandidate = findCandidates(vms)
  for (const vm of vms) {
    vm.disks.forEach((disk, index) => {
      if (!isCandidate(vm, disk)) return
      const identities = identitiesOf(vm, disk, index)
      sameDisk.join(identities.map((identity) => identity.id))
      for (const { id, key } of identities) {
        const known = found.get(id) ?? { sourceId: vm.sourceId, key, vmIds: new Set<string>(), disks: new Set<EstateDisk>(), isMultiWriter: false }
        known.vmIds.add(vm.id)
        known.disks.add(disk)
        known.isMultiWriter ||= isMultiWriter(disk)
        found.set(id, known)
      }
    })
  }
  const shared = sameDisk
    .sets()
    .map((ids) => merge(ids.flatMap((id) => found.get(id) ?? [])))
    .filter((disk) => disk.vmIds.size > 1 || disk.isMultiWriter)
  return distinguishKeys(shared)
}

/**
 * The groups of VMs that shared disks tie together, directly or through others: they move together.
 * A VM alone with a multi-writer disk is a group of one. Groups and members are in natural order.
 */
export function groupSharers(sharedDisks: readonly SharedDisk[]): readonly (readonly string[])[] {
  const groups = createDisjointSets()
  for (const disk of sharedDisks) groups.join(disk.vmIds)
  return groups
    .sets()
    .map((vmIds) => [...vmIds].sort(compareNatural))
    .sort((left, right) => compareNatural(left[0] ?? '', right[0] ?? ''))
}

interface FoundDisk {
  readonly sourceId: string
  readonly key: string
  readonly vmIds: Set<string>
  readonly disks: Set<EstateDisk>
  isMultiWriter: boolean
}

/**
 * Most disks are one VM's own. Those that can be shared have a path or a LUN of which there are two in their source, or
 * are marked for it; only these are worth the rest of the work.
 */
function findCandidates(vms: readonly EstateVm[]): (vm: EstateVm, disk: Disk) => boolean {
  const paths = createRepeats()
  const luns = createRepeats()
  for (const vm of vms) {
    for (const disk of vm.disks) {
      paths.add(vm.sourceId, disk.path?.trim() ?? '')
      luns.add(vm.sourceId, disk.rawLunId?.trim() ?? '')
    }
  }
  return (vm, disk) => isMultiWriter(disk) || paths.has(vm.sourceId, disk.path?.trim() ?? '') || luns.has(vm.sourceId, disk.rawLunId?.trim() ?? '')
}

/** Texts that occur more than once in a source; an empty one does not count. */
function createRepeats(): { add(sourceId: string, text: string): void; has(sourceId: string, text: string): boolean } {
  const seen = new Map<string, Map<string, boolean>>()
  return {
    add(sourceId, text) {
      if (text === '') return
      const ofSource = seen.get(sourceId) ?? new Map<string, boolean>()
      seen.set(sourceId, ofSource)
      ofSource.set(text, ofSource.has(text))
    },
    has: (sourceId, text) => seen.get(sourceId)?.get(text) === true,
  }
}

/** By what a disk is recognised on another VM; a raw device bears both the path of its mapping file and its LUN. */
function identitiesOf(vm: EstateVm, disk: Disk, index: number): readonly { readonly id: string; readonly key: string }[] {
  const identities: { id: string; key: string }[] = []
  const lun = disk.rawLunId?.trim() ?? ''
  const path = disk.path?.trim() ?? ''
  if (lun !== '') identities.push({ id: JSON.stringify([vm.sourceId, 'lun', lun]), key: `LUN ${lun}` })
  if (path !== '') identities.push({ id: JSON.stringify([vm.sourceId, 'path', disk.datastoreId ?? vm.datacenterName, path]), key: path })
  if (identities.length === 0 && isMultiWriter(disk)) {
    identities.push({ id: JSON.stringify([vm.id, 'disk', index]), key: `${disk.label ?? `disk ${index + 1}`} of ${vm.id}` })
  }
  return identities
}

function isMultiWriter(disk: Disk): boolean {
  return disk.sharingMode?.trim().toLowerCase() === 'sharingmultiwriter'
}

function merge(disks: readonly FoundDisk[]): FoundDisk {
  const keys = disks.map((disk) => disk.key).sort(compareText)
  return {
    sourceId: disks[0]?.sourceId ?? '',
    key: keys[0] ?? '',
    vmIds: new Set(disks.flatMap((disk) => [...disk.vmIds])),
    disks: new Set(disks.flatMap((disk) => [...disk.disks])),
    isMultiWriter: disks.some((disk) => disk.isMultiWriter),
  }
}

/** Two datacenters may each have a "[datastore1] web/web.vmdk": then the key also names the VMs. */
function distinguishKeys(disks: readonly FoundDisk[]): readonly FoundDisk[] {
  const counts = new Map<string, number>()
  const idOf = (disk: FoundDisk): string => JSON.stringify([disk.sourceId, disk.key])
  for (const disk of disks) counts.set(idOf(disk), (counts.get(idOf(disk)) ?? 0) + 1)
  return disks.map((disk) => ((counts.get(idOf(disk)) ?? 0) > 1 ? { ...disk, key: `${disk.key} (${[...disk.vmIds].sort(compareNatural).join(', ')})` } : disk))
}
