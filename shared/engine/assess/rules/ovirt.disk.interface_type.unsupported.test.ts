import { makeOvirtDisk, makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { ovirtDiskInterface } from './ovirt.disk.interface_type.unsupported.ts'

describeRule(ovirtDiskInterface, {
  clean: {
    VirtIO: makeOvirtVm({ disks: [makeOvirtDisk({}, { interface: 'virtio' })] }),
    'VirtIO-SCSI': makeOvirtVm({ disks: [makeOvirtDisk({}, { interface: 'virtio_scsi' })] }),
    SATA: makeOvirtVm({ disks: [makeOvirtDisk({}, { interface: 'sata' })] }),
  },
  flagged: { IDE: [makeOvirtVm({ disks: [makeOvirtDisk({}, { interface: 'ide' })] }), { disks: ['disk1'] }] },
  notEvaluated: { 'nothing said': makeOvirtVm({ disks: [makeOvirtDisk({}, { interface: null })] }) },
})
