import type { EstateVm } from '#shared/domain/estate/estate.ts'

/** vSphere's guest ids of Windows: `windows9_64Guest`, and the older `winNetStandardGuest`, `winXPProGuest` and so on. */
const WINDOWS_ID = /^win/i
const WINDOWS_NAME = /windows/i

/** Whether Windows runs in the VM, as the Tools say and else as it is configured. Null where the inventory names no system. */
export function isWindowsGuest(vm: EstateVm): boolean | null {
  const name = [vm.guestOsFromTools, vm.guestOsConfigured].find((candidate) => (candidate?.trim() ?? '') !== '')
  if (name) return WINDOWS_NAME.test(name)
  const id = vm.configuration?.guestId?.trim() ?? ''
  return id === '' ? null : WINDOWS_ID.test(id)
}
