import { makeConfiguredDisk } from '#shared/engine/testing/configured-vm.ts'
import { makeDisk, makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { diskSerialTruncated } from './vmware.disk_serial.truncated.ts'

const vm = (isDiskUuidEnabled: boolean | null, ...controllers: (string | null)[]) =>
  makeVm({ isDiskUuidEnabled, disks: controllers.map((controller, index) => makeDisk({ label: `Hard disk ${index + 1}`, controller, controllerLabel: null })) })

describeRule(diskSerialTruncated, {
  clean: {
    'serial numbers not shown': vm(false, 'LSI Logic SAS'),
    'no SCSI disk': vm(true, 'AHCI', 'NVMe Controller', 'IDE'),
    'no SCSI disk, setting not said': vm(null, 'AHCI'),
    'a SATA disk of MTV\'s inventory': makeVm({ isDiskUuidEnabled: true, disks: [makeConfiguredDisk({ interface: 'sata' })] }),
  },
  flagged: {
    'a SCSI disk': [vm(true, 'AHCI', 'VMware paravirtual SCSI'), { disks: ['Hard disk 2'] }],
    'a SCSI disk of MTV\'s inventory': [makeVm({ isDiskUuidEnabled: true, disks: [makeConfiguredDisk({ interface: 'scsi' })] }), { disks: ['Hard disk 1'] }],
  },
  notEvaluated: {
    'setting not said': vm(null, 'LSI Logic'),
    'controller not said': vm(true, null),
    'no list of disks': { vm: vm(true, 'LSI Logic'), without: ['disks'] },
  },
})
