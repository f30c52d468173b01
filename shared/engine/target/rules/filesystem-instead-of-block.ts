import { capabilitiesOf } from '#shared/engine/mapping/storage/storage-capabilities.ts'
import { canLiveMigrate } from '#shared/engine/mapping/storage/can-live-migrate.ts'
import { defineTargetRule } from '../target-rule.ts'

/** Disks on block volumes outperform disk images in a file system. Source: OpenShift Virtualization documentation, storage volume modes. */
export const filesystemInsteadOfBlock = defineTargetRule({
  id: 'filesystem-instead-of-block',
  title: 'Block volumes are used where they are offered',
  severity: 'information',
  check: ({ storageClasses }) =>
    storageClasses.flatMap((entry, index) => {
      const offersBlock = capabilitiesOf(entry)?.some(({ volumeMode, accessMode }) => volumeMode === 'Block' && canLiveMigrate(accessMode)) === true
      if (entry.volumeMode !== 'Filesystem' || !offersBlock) return []
      return [{ path: `storageClasses[${index}].volumeMode`, message: `${entry.name} offers shared block volumes, which are faster for VM disks than the chosen Filesystem.`, remedy: 'Choose Block, or leave the mode to the class.' }]
    }),
})
