import type { EstateVm } from '#shared/domain/estate/estate.ts'

/** How the kinds are joined in the VM's configuration. */
const SEPARATOR = '; '

/**
 * Whether a VM has a virtual device of a kind, by the name that vSphere's API gives it. Null where the inventory lists
 * no devices: RVTools does not, MTV's own inventory does.
 */
export function hasVirtualDevice(vm: EstateVm, kind: string): boolean | null {
  const devices = vm.configuration?.virtualDevices ?? null
  return devices === null ? null : devices.split(SEPARATOR).includes(kind)
}
