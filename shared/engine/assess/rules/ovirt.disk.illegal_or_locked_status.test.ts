import { makeOvirtDisk, makeOvirtVm, makeDirectLun } from '#shared/engine/testing/ovirt-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { ovirtDiskStatus } from './ovirt.disk.illegal_or_locked_status.ts'

describeRule(ovirtDiskStatus, {
  clean: {
    ok: makeOvirtVm({ disks: [makeOvirtDisk()] }),
    'a direct LUN, which has none': makeOvirtVm({ disks: [makeDirectLun()] }),
  },
  flagged: {
    illegal: [makeOvirtVm({ disks: [makeOvirtDisk({}, { status: 'illegal' })] }), { disks: ['disk1'] }],
    locked: [makeOvirtVm({ disks: [makeOvirtDisk({}, { status: 'locked' })] }), { disks: ['disk1'] }],
  },
  notEvaluated: { 'nothing said': makeOvirtVm({ disks: [makeOvirtDisk({}, { status: null })] }) },
})
