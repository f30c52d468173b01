import type { VolumeMode } from '#shared/domain/target/target.ts'

/** CDI's default share of a Filesystem volume that its file system keeps for itself (CDIConfig filesystemOverhead.global). */
export const FILESYSTEM_OVERHEAD = 0.06

/** What a disk takes beyond its own size, MiB: a claim of Filesystem is made so much larger that the disk fits behind the overhead. */
export function overheadMib(capacityMib: number, volumeMode: VolumeMode): number {
  return volumeMode === 'Filesystem' ? capacityMib / (1 - FILESYSTEM_OVERHEAD) - capacityMib : 0
}
