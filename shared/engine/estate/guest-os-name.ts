import type { EstateVm } from '#shared/domain/estate/estate.ts'

/** What an inventory calls a VM's operating system, and who says so. */
export interface GuestOsName {
  readonly os: string
  /** `tools` (or the oVirt agent) looked inside; the others repeat what the VM is configured for. */
  readonly from: 'tools' | 'configuration' | 'guest id'
}

/** The name that the Tools report comes first, then the configured one, then the platform's own id; null where there is none. */
export function guestOsName(vm: EstateVm): GuestOsName | null {
  const tools = vm.guestOsFromTools?.trim() ?? ''
  if (tools !== '') return { os: tools, from: 'tools' }
  const configured = vm.guestOsConfigured?.trim() ?? ''
  if (configured !== '') return { os: configured, from: 'configuration' }
  const guestId = vm.configuration?.guestId?.trim() ?? ''
  return guestId === '' ? null : { os: guestId, from: 'guest id' }
}
