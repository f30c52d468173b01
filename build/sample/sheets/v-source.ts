import { constants, defineSheet } from '../cells.ts'
import type { VCenter } from '../estate/inventory-types.ts'
import { vcenterRecords } from './inventory-records.ts'
import { VCENTER_RELEASE } from './vcenter-release.ts'
import { sourceColumns } from './vm-columns.ts'

export const vSource = defineSheet<{ vcenter: VCenter }>({
  name: 'vSource',
  columns: [
    ...constants<{ vcenter: VCenter }>({
      Name: 'VMware vCenter Server',
      'OS type': 'linux-x64',
      'API type': 'VirtualCenter',
      'API version': VCENTER_RELEASE.apiVersion,
      Version: VCENTER_RELEASE.version,
      'Patch level': VCENTER_RELEASE.patchLevel,
      Build: VCENTER_RELEASE.build,
      Fullname: VCENTER_RELEASE.fullName,
      'Product name': 'VMware VirtualCenter Server',
      'Product version': '8.0',
      'Product line': 'vpx',
      Vendor: 'VMware, Inc.',
    }),
    ...sourceColumns<{ vcenter: VCenter }>(({ vcenter }) => vcenter),
  ],
  records: vcenterRecords,
})
