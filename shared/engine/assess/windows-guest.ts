import type { EstateVm } from '#shared/domain/estate/estate.ts'
import { guestOsName } from '#shared/engine/estate/guest-os-name.ts'

/** vSphere's guest ids of Windows: `windows9_64Guest`, and the older `winNetStandardGuest`, `winXPProGuest` and so on. */
const WINDOWS_ID = /^win/i
const WINDOWS_NAME = /windows/i

/** Whether Windows runs in the VM. Null where the inventory names no system. */
export function isWindowsGuest(vm: EstateVm): boolean | null {
  const name = guestOsName(vm)
  return name === null ? null : (name.from === 'guest id' ? WINDOWS_ID : WINDOWS_NAME).test(name.os)
}
