import { countWords } from '#shared/domain/count-words.ts'
import type { EstateDatastore } from '#shared/domain/estate/estate.ts'
import type { StorageDestination } from '#shared/domain/plan/migration-plan.ts'
import type { StorageClass, Target } from '#shared/domain/target/target.ts'
import { canLiveMigrate } from './can-live-migrate.ts'
import { cloneStrategyOf } from './clone-strategy.ts'
import { judgeCopyOffload } from './copy-offload.ts'
import { FILESYSTEM_OVERHEAD } from './filesystem-overhead.ts'
import { isRbdUnfitForWindows } from './windows-on-rbd.ts'

/** One thing that follows from a destination. */
export interface StorageConsequence {
  readonly code: 'live-migration' | 'volume-mode' | 'clone' | 'snapshot' | 'windows' | 'thin' | 'copy-offload'
  readonly kind: 'good' | 'note' | 'warning'
  readonly message: string
}

/** What is on a datastore, as far as consequences go. */
export interface DatastoreContent {
  readonly thinDisks: number
  readonly windowsVms: number
}

/** What follows for a datastore's disks from where they go, in a fixed order. A class that the target lacks has no consequences. */
export function storageConsequences(datastore: EstateDatastore, destination: StorageDestination, content: DatastoreContent, target: Target): readonly StorageConsequence[] {
  const storageClass = target.storageClasses.find(({ name }) => name === destination.storageClass)
  if (storageClass === undefined) return []
  return [
    canLiveMigrate(destination.accessMode)
      ? { code: 'live-migration', kind: 'good', message: `VMs can move between nodes while they run (${destination.accessMode}).` }
      : { code: 'live-migration', kind: 'warning', message: `No live migration: one node at a time can write to such a volume (${destination.accessMode}).` },
    destination.volumeMode === 'Block'
      ? { code: 'volume-mode', kind: 'good', message: 'Block volumes: no file system in between, and none of its overhead.' }
      : { code: 'volume-mode', kind: 'note', message: `Filesystem volumes: claims are made larger for the file system, which keeps ${FILESYSTEM_OVERHEAD * PERCENT} % of them by CDI's default, and are slower than Block.` },
    cloneConsequence(storageClass),
    { code: 'snapshot', kind: 'note', message: `Snapshots of VMs and most backups need a VolumeSnapshotClass of ${storageClass.provisioner}.` },
    ...windowsConsequence(storageClass, content, target),
    ...(content.thinDisks === 0 ? [] : [{ code: 'thin', kind: 'note', message: `${countWords(content.thinDisks, 'thin disk becomes a claim', 'thin disks become claims')} of full size: thick, unless the class provisions thinly.` } as const]),
    offloadConsequence(datastore, storageClass, destination, target),
  ]
}

const PERCENT = 100

function cloneConsequence(storageClass: StorageClass): StorageConsequence {
  const strategy = cloneStrategyOf(storageClass)
  if (strategy === null) return { code: 'clone', kind: 'note', message: `How volumes are cloned is not known for ${storageClass.provisioner}: see the class's StorageProfile.` }
  return strategy === 'copy'
    ? { code: 'clone', kind: 'note', message: 'Clones are copied byte for byte over the network (copy): slow for large disks.' }
    : { code: 'clone', kind: 'good', message: strategy === 'csi-clone' ? 'The driver clones volumes by itself (csi-clone).' : 'Clones are made from snapshots (snapshot), and copied where the class has no VolumeSnapshotClass.' }
}

function windowsConsequence(storageClass: StorageClass, { windowsVms }: DatastoreContent, target: Target): StorageConsequence[] {
  if (windowsVms === 0 || !isRbdUnfitForWindows(storageClass)) return []
  const fit = target.storageClasses.find((entry) => entry.provisioner === storageClass.provisioner && !isRbdUnfitForWindows(entry))
  const instead = fit === undefined ? 'use the class that ODF makes for virtualization' : `use ${fit.name}`
  return [{ code: 'windows', kind: 'warning', message: `${countWords(windowsVms, 'Windows VM')} on Ceph RBD without rxbounce, which Windows needs: ${instead}.` }]
}

function offloadConsequence(datastore: EstateDatastore, storageClass: StorageClass, destination: StorageDestination, target: Target): StorageConsequence {
  if (destination.copyOffload !== undefined) return { code: 'copy-offload', kind: 'good', message: `The array copies the disks itself (${destination.copyOffload.vendor}, Secret ${destination.copyOffload.secret}). Cold, and in plans of their own.` }
  const judged = judgeCopyOffload(datastore, storageClass, destination, target)
  if ('reason' in judged) return { code: 'copy-offload', kind: 'note', message: judged.reason.message }
  return { code: 'copy-offload', kind: 'good', message: `Copy offload is possible: the same array on both sides (${judged.vendor}). It needs a Secret with the array's credentials, MTV's way into the ESXi hosts, and goes cold in plans of its own.` }
}
