import { text } from './column.ts'

/** The columns by which any row names its vCenter. */
export const SOURCE_COLUMNS = {
  sourceUuid: text('VI SDK UUID', { aliases: ['vCenter UUID'], missingCode: 'MISSING_VI_SDK_UUID' }),
  server: text('VI SDK Server', { missingCode: 'MISSING_VI_SDK_SERVER' }),
}

/** The columns by which a row of a VM sheet finds its VM. */
export const VM_KEY_COLUMNS = {
  ...SOURCE_COLUMNS,
  vm: text('VM', { missingCode: 'MISSING_VM_NAME' }),
  // 3.6 and 3.7 called it Object ID.
  vmId: text('VM ID', { aliases: ['Object ID'], missingCode: 'MISSING_VM_ID' }),
  vmUuid: text('VM UUID', { aliases: ['UUID'], missingCode: 'MISSING_VM_UUID' }),
  datacenter: text('Datacenter'),
}

/** The columns by which a row of a host's device finds its host. */
export const HOST_KEY_COLUMNS = {
  ...SOURCE_COLUMNS,
  host: text('Host', { missingCode: 'MISSING_HOST_NAME' }),
  datacenter: text('Datacenter'),
}
