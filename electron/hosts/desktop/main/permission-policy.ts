import { isAppAddress } from './app-address.ts'

/** Copying a table's rows; Chromium asks for it although the person has just pressed the key. */
const COPY = 'clipboard-sanitized-write'

/** Whether a page may use a device or a right of the browser: none but copying text, and that to the app's own page alone. */
export function isPermitted(permission: string, requestingAddress: string): boolean {
  return permission === COPY && isAppAddress(requestingAddress)
}
