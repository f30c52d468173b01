import { createDiskCounter } from '#shared/engine/estate/disk-counter.ts'
import type { MappedVm } from './mapping-estate.ts'

interface Content {
  disksWithoutSize: number
  thinDisks: number
  windowsVms: number
}

interface Sum {
  vms: number
  disks: number
  provisionedMib: number
}

/** What lies on each datastore, and what lies on none. */
export interface DatastoreContents {
  byDatastore(id: string): Readonly<Content>
  /** Disks on no datastore that the inventory lists. */
  readonly elsewhere: Sum
  /** Direct LUNs of oVirt, which are on no storage domain. */
  readonly directLuns: Sum
}

/** Counts the disks of VMs by where they lie, one that several share once. */
export function readContents(vms: readonly MappedVm[]): DatastoreContents {
  const contents = new Map<string, Content>()
  const isCounted = createDiskCounter()
  const [elsewhere, directLuns] = [emptySum(), emptySum()]
  for (const vm of vms) {
    const seen = new Set<Content>()
    const homeless = vm.disks.filter(({ datastoreId }) => datastoreId === null)
    addUp(directLuns, homeless.filter(({ configuration }) => configuration?.storageType === 'lun'))
    addUp(elsewhere, homeless.filter(({ configuration }) => configuration?.storageType !== 'lun'))
    for (const disk of vm.disks) {
      const { datastoreId, capacityMib, isThin } = disk
      if (datastoreId === null) continue
      const content = contents.get(datastoreId) ?? { ...NOTHING }
      contents.set(datastoreId, content)
      seen.add(content)
      if (!isCounted(disk)) continue
      if (capacityMib === null) content.disksWithoutSize += 1
      if (isThin === true) content.thinDisks += 1
    }
    if (isWindows(vm)) for (const content of seen) content.windowsVms += 1
  }
  return { byDatastore: (id) => contents.get(id) ?? NOTHING, elsewhere, directLuns }
}

/** All disks of VMs, one that several share once. */
export function countDisks(vms: readonly Pick<MappedVm, 'disks'>[]): number {
  const isCounted = createDiskCounter()
  return vms.reduce((sum, { disks }) => sum + disks.filter(isCounted).length, 0)
}

/** By what the Tools report, else by what it is configured for. */
function isWindows({ guestOsFromTools, guestOsConfigured }: MappedVm): boolean {
  return /windows/i.test(guestOsFromTools?.trim() ? guestOsFromTools : (guestOsConfigured ?? ''))
}

const NOTHING: Readonly<Content> = { disksWithoutSize: 0, thinDisks: 0, windowsVms: 0 }

function emptySum(): Sum {
  return { vms: 0, disks: 0, provisionedMib: 0 }
}

function addUp(sum: Sum, disks: MappedVm['disks']): void {
  if (disks.length === 0) return
  sum.vms += 1
  sum.disks += disks.length
  sum.provisionedMib += disks.reduce((total, { capacityMib }) => total + (capacityMib ?? 0), 0)
}
