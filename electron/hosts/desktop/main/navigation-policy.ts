import { APP_ORIGIN, isAppAddress } from './app-address.ts'

/** Whether a frame may go to an address: the window to the app's own pages, a frame in it nowhere. */
export function mayNavigate(address: string, isMainFrame: boolean): boolean {
  return isMainFrame && isAppAddress(address)
}

/**
 * Whether a request stays in the app: its own pages, and what a page holds in itself. Everything else is refused,
 * this machine's own servers as well.
 */
export function staysInApp(address: string): boolean {
  return isAppAddress(address) || isAppBlob(address) || address.startsWith('data:') || address.startsWith('devtools://devtools/')
}

/** Bytes that one of the app's pages made. */
export function isAppBlob(address: string): boolean {
  return address.startsWith(`blob:${APP_ORIGIN}/`)
}
