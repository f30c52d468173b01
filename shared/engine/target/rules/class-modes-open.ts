import { chooseModes } from '#shared/engine/mapping/storage/choose-modes.ts'
import { defineTargetRule } from '../target-rule.ts'

/** A class of which nobody can say how to claim its volumes takes no datastore. Source: CDI's table of storage capabilities. */
export const classModesOpen = defineTargetRule({
  id: 'class-modes-open',
  title: 'It is known how volumes of each StorageClass are claimed',
  severity: 'warning',
  check: ({ storageClasses }) =>
    storageClasses.flatMap((entry, index) => {
      const chosen = chooseModes(entry)
      if ('modes' in chosen) return []
      const isUnknown = chosen.open.code === 'unknown-provisioner'
      const at = isUnknown ? 'provisioner' : entry.accessMode === undefined ? 'volumeMode' : 'accessMode'
      return [
        {
          path: `storageClasses[${index}].${at}`,
          message: `${chosen.open.message} Until then, datastores that go to it are open questions.`,
          remedy: isUnknown ? "State both modes as the class's StorageProfile on the cluster tells them, or mend the provisioner." : 'Choose modes that the provisioner offers, or leave them to the class.',
        },
      ]
    }),
})
