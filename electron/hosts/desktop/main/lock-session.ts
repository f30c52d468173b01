import type { Session } from 'electron'
import { isAppBlob, staysInApp } from './navigation-policy.ts'
import { isPermitted } from './permission-policy.ts'

type LockedSession = Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'setSpellCheckerEnabled' | 'webRequest' | 'on'>

/** A browser session without a network, without devices, and without downloads but those that a page of the app offers. */
export function lockSession(session: LockedSession): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => answer(isPermitted(permission, details.requestingUrl)))
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin) => isPermitted(permission, requestingOrigin))
  session.setDevicePermissionHandler(() => false)
  session.setSpellCheckerEnabled(false)
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !staysInApp(url) }))
  // One that goes on asks where to save it: no path is set, so Electron shows the save dialog.
  session.on('will-download', (event, item) => {
    if (!isAppBlob(item.getURL())) event.preventDefault()
  })
}
