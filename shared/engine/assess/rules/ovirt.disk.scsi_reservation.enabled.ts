import { diskVerdict } from '../disk-verdict.ts'
import { defineRule } from '../rule.ts'

/** A disk of the VM is attached with SCSI reservations. */
export const ovirtScsiReservation = defineRule({
  id: 'ovirt.disk.scsi_reservation.enabled',
  title: 'SCSI reservations',
  sourceKind: 'ovirt',
  severity: 'warning',
  needs: ['disks'],
  check: (vm) =>
    diskVerdict(
      vm,
      (disk) => disk.configuration?.hasScsiReservation ?? null,
      (labels) => ({ message: `${labels.join(', ')} of ${vm.name} ${labels.length === 1 ? 'uses' : 'use'} SCSI reservations.`, remedy: 'Plan how the guests share the disk on the target before they move.' }),
    ),
})
