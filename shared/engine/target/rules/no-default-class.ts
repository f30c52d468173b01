import { defineTargetRule } from '../target-rule.ts'

/**
 * Datastores without a decision go to the default class for virtualization, else to the cluster's default, else to the
 * only class there is. Source: KubeVirt's containerized-data-importer, annotation storageclass.kubevirt.io/is-default-virt-class.
 */
export const noDefaultClass = defineTargetRule({
  id: 'no-default-class',
  title: 'One StorageClass is the default for virtualization',
  severity: 'warning',
  check: ({ storageClasses }) => {
    if (storageClasses.length === 1 || storageClasses.some((entry) => entry.isDefaultForVirtualization)) return []
    const clusterDefault = storageClasses.find((entry) => entry.isDefault)
    return [
      {
        path: 'storageClasses',
        message:
          clusterDefault === undefined
            ? 'No StorageClass is a default, so every datastore is an open question.'
            : `No StorageClass is the default for virtualization, so datastores go to the cluster's default ${clusterDefault.name}.`,
        remedy: 'Mark the class that VM disks should go to as the default for virtualization.',
      },
    ]
  },
})
