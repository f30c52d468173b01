import { diskVerdict } from '../disk-verdict.ts'
import { defineRule } from '../rule.ts'

/** vSphere VirtualSCSISharing of a controller that shares nothing, in lower case. */
const NO_SHARING = 'nosharing'

/** A SCSI controller that shares its bus, as clusters of guests use it. MTV does not look at it. */
export const scsiBusSharingDetected = defineRule({
  id: 'portolan.scsi_bus_sharing.detected',
  title: 'SCSI bus sharing',
  sourceKind: 'vsphere',
  severity: 'warning',
  needs: ['disks'],
  check: (vm) =>
    diskVerdict(
      vm,
      (disk) => {
        const sharing = disk.sharedBus?.trim().toLowerCase() ?? ''
        // Only SCSI controllers have the setting; RVTools leaves it empty for the others.
        if (sharing === '') return disk.controllerLabel !== null && !/scsi/i.test(disk.controllerLabel) ? false : null
        return sharing !== NO_SHARING
      },
      (labels) => ({
        message: `${labels.join(', ')} of ${vm.name} ${labels.length === 1 ? 'is' : 'are'} on a SCSI controller that shares its bus, as for a cluster of guests.`,
        remedy: 'Plan the whole cluster of guests together: shared volumes with SCSI reservations on the target, or replication by the application.',
      }),
      'The inventory does not say whether the SCSI controllers share their buses.',
    ),
})
