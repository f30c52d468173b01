import type { Vm } from '../estate/vm-types.ts'
import { csvText } from './csv-text.ts'
import type { SideFile } from './side-file.ts'

/** One VM in so many has a virtual TPM, whose files vSphere encrypts; of these, one in so many has encrypted disks, too. */
const VMS_PER_TPM = 6
const TPMS_PER_ENCRYPTED = 3
const KEY_PROVIDER = 'native-key-provider'

/** As the pipeline of docs/side-files.md writes it; nobody filled in Measured Boot. */
export const vmProperties: SideFile = {
  name: 'vm-properties.csv',
  content: (estate) => {
    const rows: string[][] = [['VM', 'VM ID', 'VM UUID', 'vCenter', 'Encrypted', 'Key provider', 'Encrypted disks', 'vTPM', 'Measured Boot', 'Storage policies', 'CPU affinity', 'NUMA affinity', 'Devices', 'Memory tiering']]
    for (const vm of estate.vms()) {
      if (vm.isTemplate || vm.isPlaceholder) continue
      const hasTpm = vm.firmware === 'efi' && vm.index % VMS_PER_TPM === 0
      const hasEncryptedDisks = hasTpm && vm.index % (VMS_PER_TPM * TPMS_PER_ENCRYPTED) === 0
      const disks = hasEncryptedDisks ? vm.disks.map(({ label }) => label).join(';') : ''
      rows.push([vm.name, vm.moref, vm.instanceUuid, vm.vcenter.server, flag(hasTpm), hasTpm ? KEY_PROVIDER : '', disks || 'none', flag(hasTpm), '', policyOf(vm), 'none', 'none', devicesOf(vm, hasTpm).join(';'), 'noTiering'])
    }
    return csvText(rows)
  },
}

function flag(value: boolean): string {
  return value ? 'True' : 'False'
}

/** Production is on gold, the rest has no policy. */
function policyOf({ application }: Vm): string {
  return application.environment === 'Production' ? 'Gold' : 'none'
}

function devicesOf({ usbDevices }: Vm, hasTpm: boolean): string[] {
  return ['ParaVirtualSCSIController', 'VirtualDisk', ...(hasTpm ? ['VirtualTPM'] : []), ...(usbDevices.length > 0 ? ['VirtualUSBController'] : []), 'VirtualVmxnet3']
}
