import { createDesktopHost } from './desktop-host.ts'
import type { Host } from './host.ts'
import { createWebHost } from './web-host.ts'
import { followNewLinks, takeToken } from './web-token.ts'

/** The host that shows this page; null where it is a server whose token nobody has. */
export async function connectHost(): Promise<Host | null> {
  if (window.portolan !== undefined) return createDesktopHost(window.portolan)
  followNewLinks()
  const token = await takeToken()
  return token === null ? null : createWebHost(token)
}
