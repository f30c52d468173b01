import type { StorageClass, Target } from '#shared/domain/target/target.ts'
import { canLiveMigrate } from '#shared/engine/mapping/storage/can-live-migrate.ts'
import { chooseModes } from '#shared/engine/mapping/storage/choose-modes.ts'

/** The classes of a target whose volumes, claimed as the mapping would claim them, let a running VM change its node. */
export function liveMigratableClasses({ storageClasses }: Target): readonly StorageClass[] {
  return storageClasses.filter((storageClass) => {
    const chosen = chooseModes(storageClass)
    return 'modes' in chosen && canLiveMigrate(chosen.modes.accessMode)
  })
}
