import { canLiveMigrate } from '#shared/engine/mapping/storage/can-live-migrate.ts'
import { chooseModes } from '#shared/engine/mapping/storage/choose-modes.ts'
import { defineTargetRule } from '../target-rule.ts'

/** Live migration wants ReadWriteMany. Source: KubeVirt's user guide, live migration, limitations. */
export const classWithoutLiveMigration = defineTargetRule({
  id: 'class-without-live-migration',
  title: 'VMs on each StorageClass can live-migrate',
  severity: 'warning',
  check: ({ storageClasses }) =>
    storageClasses.flatMap((entry, index) => {
      const chosen = chooseModes(entry)
      if ('open' in chosen || canLiveMigrate(chosen.modes.accessMode)) return []
      return [
        {
          path: `storageClasses[${index}].accessMode`,
          message: `Volumes of ${entry.name} are ${chosen.modes.accessMode}: VMs on it cannot live-migrate, so they stop whenever their node is drained.`,
          remedy: 'Use a class with ReadWriteMany for VMs that must keep running.',
        },
      ]
    }),
})
