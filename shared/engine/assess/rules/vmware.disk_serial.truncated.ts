import type { EstateDisk } from '#shared/domain/estate/estate.ts'
import { defineRule } from '../rule.ts'

/** Controllers that are not SCSI, as RVTools and MTV name them; vSphere has no others besides SCSI's own. */
const OTHER_BUS = /sata|ahci|nvme|ide/i

/** The guest sees the disks' serial numbers, and may go by them: on the target they are cut. */
export const diskSerialTruncated = defineRule({
  id: 'vmware.disk_serial.truncated',
  title: 'Disk serial numbers may be cut',
  sourceKind: 'vsphere',
  severity: 'information',
  needs: ['disks'],
  check: (vm) => {
    if (vm.isDiskUuidEnabled === false) return null
    const answers = vm.disks.map(isScsi)
    if (answers.every((answer) => answer === false) && vm.disks.length >= (vm.diskCount ?? 0)) return null
    if (vm.isDiskUuidEnabled === null) return { notEvaluated: 'The inventory does not say whether the guest sees the serial numbers of its disks (disk.EnableUUID).' }
    const labels = vm.disks.filter((_, index) => answers[index] === true).map((disk) => disk.label ?? disk.path ?? 'a disk')
    if (labels.length > 0) return { message: `The guest of ${vm.name} sees the serial numbers of its SCSI disks, and the target cuts them.`, remedy: 'See to it that nothing in the guest finds its disks by the whole serial number.', data: { disks: labels } }
    return { notEvaluated: 'The inventory does not say for each disk which controller it is on.' }
  },
})

function isScsi(disk: EstateDisk): boolean | null {
  const bus = (disk.configuration?.interface ?? disk.controller ?? disk.controllerLabel)?.trim() ?? ''
  return bus === '' ? null : !OTHER_BUS.test(bus)
}
