import type { WebContents } from 'electron'
import { mayNavigate } from './navigation-policy.ts'

type LockedContents = Pick<WebContents, 'setWindowOpenHandler' | 'setWebRTCIPHandlingPolicy' | 'on'>

/** A page that goes nowhere else, opens nothing and embeds nothing. */
export function lockContents(contents: LockedContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-frame-navigate', (event) => {
    if (!mayNavigate(event.url, event.isMainFrame)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => {
    if (!mayNavigate(event.url, event.isMainFrame)) event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  // Peer-to-peer connections would pass by the requests that the session refuses.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}
