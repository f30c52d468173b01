import { makeOvirtDisk, makeOvirtVm, makeDirectLun } from '#shared/engine/testing/ovirt-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { ovirtDiskStorageType } from './ovirt.disk.storage_type.unsupported.ts'

describeRule(ovirtDiskStorageType, {
  clean: {
    'an image': makeOvirtVm({ disks: [makeOvirtDisk()] }),
    'a direct LUN': makeOvirtVm({ disks: [makeDirectLun()] }),
  },
  flagged: {
    Cinder: [makeOvirtVm({ disks: [makeOvirtDisk({}, { storageType: 'cinder' })] }), { disks: ['disk1'] }],
    'managed block storage': [makeOvirtVm({ disks: [makeOvirtDisk({}, { storageType: 'managed_block_storage' })] }), { disks: ['disk1'] }],
  },
  notEvaluated: { 'nothing said': makeOvirtVm({ disks: [makeOvirtDisk({}, { storageType: null })] }) },
})
