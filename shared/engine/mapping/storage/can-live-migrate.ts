import type { AccessMode } from '#shared/domain/target/target.ts'

/**
 * Whether a VM on such a volume can move between nodes while it runs: both nodes have to have the volume open
 * for writing at once. Source: KubeVirt's user guide, live migration, limitations (PVCs need ReadWriteMany).
 */
export function canLiveMigrate(accessMode: AccessMode): boolean {
  return accessMode === 'ReadWriteMany'
}
