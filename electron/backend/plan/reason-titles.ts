import { compareText } from '#shared/domain/compare.ts'
import { RULES } from '#shared/engine/assess/registry.ts'
import { INCLUSION_RULES } from '#shared/engine/inclusion/registry.ts'

/** What a reason is called above the VMs or NICs that it concerns, by its code; the sentence of each says the rest. */
export function reasonTitle(code: string): string {
  return TITLES.get(code) ?? code
}

/** All of them, in the order of their codes. */
export function reasonTitles(): { readonly code: string; readonly title: string }[] {
  return [...TITLES].map(([code, title]) => ({ code, title })).sort((left, right) => compareText(left.code, right.code))
}

const OF_PLACES: Readonly<Record<string, string>> = {
  'decision': 'Left out by decision',
  'unresolvable-reference': 'MTV could not find it by what the inventory says',
  'disks-unknown': 'Disks that the inventory does not list',
  'disk-size': 'A disk without a usable size',
  'disk-storage-type': 'A disk on storage that MTV cannot read',
  'direct-lun': 'A direct LUN that the engine is too old for',
  'datastore-unknown': 'A disk on a datastore that the inventory does not list',
  'storage-not-mapped': 'A datastore without a StorageClass',
  'disk-classes-differ': 'Disks on one datastore with different destinations',
  'disk-not-there': 'A decision on a disk that is not there',
  'disk-decided-twice': 'Two decisions on one disk',
  'disk-not-copied': 'A decision on a disk that MTV does not copy',
  'copy-offload-mixed': 'Copy offload for some of the disks only',
  'shared-disk-classes': 'A shared disk with different destinations',
  'instance-type-open': 'An instance type that the target cannot give',
  'nics-unknown': 'Network adapters that the inventory does not list',
  'nic-without-profile': 'A NIC without a vNIC profile',
  'network-unknown': 'A NIC on a network that the inventory does not list',
  'network-not-mapped': 'A network without a destination',
  'network-split': 'vNIC profiles of one network with different destinations',
  'pod-network-twice': 'Several NICs on the pod network',
  'duplicate-mac': 'A MAC address that another VM keeps',
  'shared-raw-device': 'A raw device that other VMs use too',
  'shared-disk-ovirt': 'A disk that other VMs use too',
  'shared-disk-cycle': 'Disks shared in a ring',
  'sharer-left-behind': 'A disk shared with a VM that is in no plan',
  'nic-unattached': 'Attached to no network',
  'network-left-out': 'On a network that is left out by decision',
}

const TITLES: ReadonlyMap<string, string> = new Map([...Object.entries(OF_PLACES), ...INCLUSION_RULES.map(({ id, title }) => [id, title] as const), ...RULES.map(({ id, title }) => [id, title] as const)])
