import { makeOvirtDisk, makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { ovirtScsiReservation } from './ovirt.disk.scsi_reservation.enabled.ts'

describeRule(ovirtScsiReservation, {
  clean: { none: makeOvirtVm({ disks: [makeOvirtDisk({}, { hasScsiReservation: false })] }) },
  flagged: { on: [makeOvirtVm({ disks: [makeOvirtDisk({}, { hasScsiReservation: true })] }), { disks: ['disk1'] }] },
  notEvaluated: { 'nothing said': makeOvirtVm({ disks: [makeOvirtDisk({}, { hasScsiReservation: null })] }) },
})
