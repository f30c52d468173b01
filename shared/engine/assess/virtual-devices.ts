import type { EstateVm } from '#shared/domain/estate/estate.ts'
import { vmSetting } from '#shared/engine/estate/vm-setting.ts'

/** How the kinds are joined in the VM's configuration. */
const SEPARATOR = '; '

/**
 * Whether a VM has a virtual device of a kind, by the name that vSphere's API gives it. Null where the inventory lists
 * no devices: RVTools does not, MTV's own inventory and a list of VM properties do.
 */
export function hasVirtualDevice(vm: EstateVm, kind: string): boolean | null {
  const devices = vmSetting(vm, 'virtualDevices')
  return devices === null ? null : devices.split(SEPARATOR).includes(kind)
}
