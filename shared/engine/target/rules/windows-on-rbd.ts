import { isRbdUnfitForWindows } from '#shared/engine/mapping/storage/windows-on-rbd.ts'
import { defineTargetRule } from '../target-rule.ts'

/** Windows guests on Ceph RBD need the krbd option rxbounce. Source: OpenShift Data Foundation documentation, StorageClass for virtualization. */
export const windowsOnRbd = defineTargetRule({
  id: 'windows-on-rbd',
  title: 'The Ceph RBD class for VMs is fit for Windows guests',
  severity: 'warning',
  check: ({ storageClasses }) =>
    storageClasses.flatMap((entry, index) => {
      const takesVms = entry.isDefaultForVirtualization || storageClasses.length === 1
      if (!takesVms || !isRbdUnfitForWindows(entry)) return []
      return [
        {
          path: `storageClasses[${index}].parameters`,
          message: `${entry.name} is mapped without rxbounce, which Windows guests on Ceph RBD need.`,
          remedy: 'Use the class that ODF makes for virtualization, or state mounter: rbd and mapOptions: krbd:rxbounce among the parameters.',
        },
      ]
    }),
})
