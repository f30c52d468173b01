import type { VmReference } from '#shared/domain/side/vm-reference.ts'
import type { SideBinding, SideColumn } from './side-column.ts'

/** Headers that say that the column names VMs, and not just anything. */
const SURE_NAMES = ['VM name', 'Virtual machine', 'Virtual machine name', 'Guest VM', 'Guest VM name', 'VM display name']
/** Headers of lists of servers: they may name VMs, if the rest of the header row fits. */
const LIKELY_NAMES = ['Name', 'Display name', 'Object name', 'Object', 'Server name', 'Server', 'Hostname', 'Computer name', 'Machine', 'Machine name', 'CI name', 'Configuration item']

/** How a row names its VM, in every side file about VMs. Identifiers count before the name. */
export const VM_COLUMNS: readonly SideColumn<keyof VmReference>[] = [
  { field: 'vmMoref', header: 'VM ID', aliases: ['MoRef', 'MoID', 'VM MoRef', 'Managed object ID', 'Managed object reference', 'vCenter VM ID', 'Object ID'] },
  { field: 'vmInstanceUuid', header: 'VM UUID', aliases: ['Instance UUID', 'VM instance UUID', 'vc.uuid', 'PersistentId', 'Persistent ID'] },
  { field: 'vmBiosUuid', header: 'BIOS UUID', aliases: ['SMBIOS UUID', 'VM BIOS UUID', 'System UUID', 'uuid.bios', 'UUID'] },
  { field: 'vmName', header: 'VM', aliases: [...SURE_NAMES, ...LIKELY_NAMES] },
  { field: 'vmServer', header: 'vCenter', aliases: ['vCenter server', 'vCenter name', 'VI SDK Server', 'VC', 'Source', 'Engine'] },
  { field: 'vmDatacenter', header: 'Datacenter', aliases: ['Data center', 'DC'] },
  { field: 'vmCluster', header: 'Cluster', aliases: ['Cluster name', 'Parent cluster'] },
  { field: 'vmFolder', header: 'Folder', aliases: ['VM folder', 'Folder path', 'Parent folder'] },
]

const SURE_KEYS: ReadonlySet<string> = new Set(['VM', ...SURE_NAMES].map((name) => name.toLowerCase().replaceAll(' ', '')))

/** How surely the rows are about VMs: 2 by the header of an identifier or a VM's name, 1 by a likely one, 0 not. */
export function vmColumnCertainty({ indexOf, headers }: SideBinding): 0 | 1 | 2 {
  if (indexOf.has('vmMoref') || indexOf.has('vmInstanceUuid') || indexOf.has('vmBiosUuid')) return 2
  const name = indexOf.get('vmName')
  if (name === undefined) return 0
  return SURE_KEYS.has((headers[name] ?? '').toLowerCase().replace(/[^a-z]/g, '')) ? 2 : 1
}

/** The header of the column that issues name: the VM's name, else an identifier. */
export function vmColumnHeader({ indexOf, headers }: SideBinding): string | null {
  const index = (['vmName', 'vmMoref', 'vmInstanceUuid', 'vmBiosUuid'] as const).map((field) => indexOf.get(field)).find((at) => at !== undefined)
  return index === undefined ? null : (headers[index] ?? null)
}
