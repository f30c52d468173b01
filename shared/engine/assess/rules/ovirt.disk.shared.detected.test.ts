import { makeOvirtDisk, makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { ovirtDiskShared } from './ovirt.disk.shared.detected.ts'

describeRule(ovirtDiskShared, {
  clean: { none: makeOvirtVm({ disks: [makeOvirtDisk({ sharingMode: 'sharingNone' })] }) },
  flagged: {
    shareable: [makeOvirtVm({ disks: [makeOvirtDisk({ sharingMode: 'sharingMultiWriter' })] }), { disks: ['disk1'] }],
  },
  notEvaluated: { 'nothing said': makeOvirtVm({ disks: [makeOvirtDisk({ sharingMode: null })] }) },
})
