import { makeOvirtDisk, makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { ovirtDiskCapacityInvalid } from './ovirt.disk.capacity.invalid.ts'

describeRule(ovirtDiskCapacityInvalid, {
  clean: { 'a size': makeOvirtVm({ disks: [makeOvirtDisk()] }) },
  flagged: { none: [makeOvirtVm({ disks: [makeOvirtDisk({ capacityMib: 0 })] }), { disks: ['disk1'] }] },
  notEvaluated: { 'nothing said': makeOvirtVm({ disks: [makeOvirtDisk({ capacityMib: null })] }) },
})
