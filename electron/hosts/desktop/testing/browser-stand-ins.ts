import { EventEmitter } from 'node:events'
import type { Session, WebContents } from 'electron'

/** As much of a browser session as the app locks, so that a test can ask it what it lets through. */
export interface SessionStandIn {
  readonly session: Session
  /** Whether a request goes out. */
  requests(url: string): boolean
  /** Whether a page gets a right when it asks, and when it only looks whether it has it. */
  grants(permission: string, address: string): readonly [asked: boolean, looked: boolean]
  grantsDevice(): boolean
  /** Whether a download goes on. */
  downloads(url: string): boolean
  readonly hasSpellChecker: boolean
}

type RequestHandler = (contents: null, permission: string, answer: (isGranted: boolean) => void, details: { requestingUrl: string }) => void
type CheckHandler = (contents: null, permission: string, origin: string) => boolean
type BeforeRequest = (details: { url: string }, answer: (response: { cancel?: boolean }) => void) => void

export function createSessionStandIn(): SessionStandIn {
  const events = new EventEmitter()
  let onRequest: RequestHandler = (_contents, _permission, answer) => answer(true)
  let onCheck: CheckHandler = () => true
  let onDevice = (): boolean => true
  let beforeRequest: BeforeRequest = (_details, answer) => answer({})
  let hasSpellChecker = true
  const session = Object.assign(events, {
    setPermissionRequestHandler: (handler: RequestHandler) => void (onRequest = handler),
    setPermissionCheckHandler: (handler: CheckHandler) => void (onCheck = handler),
    setDevicePermissionHandler: (handler: () => boolean) => void (onDevice = handler),
    setSpellCheckerEnabled: (isEnabled: boolean) => void (hasSpellChecker = isEnabled),
    webRequest: { onBeforeRequest: (listener: BeforeRequest) => void (beforeRequest = listener) },
  }) as unknown as Session // only what the app locks is there; without the lock it lets everything through
  return {
    session,
    requests: (url) => {
      let isCancelled: boolean | undefined
      beforeRequest({ url }, ({ cancel }) => (isCancelled = cancel))
      return isCancelled !== true
    },
    grants: (permission, address) => {
      let isGranted = false
      onRequest(null, permission, (granted) => (isGranted = granted), { requestingUrl: address })
      return [isGranted, onCheck(null, permission, address)]
    },
    grantsDevice: () => onDevice(),
    downloads: (url) => !wasPrevented(events, 'will-download', {}, { getURL: () => url }),
    get hasSpellChecker() {
      return hasSpellChecker
    },
  }
}

export interface ContentsStandIn {
  readonly contents: WebContents
  /** Whether a frame goes to an address, of its own will or because it was sent on. */
  navigates(url: string, isMainFrame?: boolean): readonly [navigated: boolean, redirected: boolean]
  embedsWebview(): boolean
  opensWindow(): boolean
  readonly webRtcPolicy: string
}

export function createContentsStandIn(): ContentsStandIn {
  const events = new EventEmitter()
  let onOpen = (): { action: string } => ({ action: 'allow' })
  let webRtcPolicy = 'default'
  const contents = Object.assign(events, {
    setWindowOpenHandler: (handler: () => { action: string }) => void (onOpen = handler),
    setWebRTCIPHandlingPolicy: (policy: string) => void (webRtcPolicy = policy),
  }) as unknown as WebContents // as above
  return {
    contents,
    navigates: (url, isMainFrame = true) => [!wasPrevented(events, 'will-frame-navigate', { url, isMainFrame }), !wasPrevented(events, 'will-redirect', { url, isMainFrame })],
    embedsWebview: () => !wasPrevented(events, 'will-attach-webview', {}),
    opensWindow: () => onOpen().action !== 'deny',
    get webRtcPolicy() {
      return webRtcPolicy
    },
  }
}

/** Emits an event as Electron does, and tells whether a listener prevented what comes by default. */
function wasPrevented(events: EventEmitter, name: string, details: object, ...more: readonly unknown[]): boolean {
  let isPrevented = false
  events.emit(name, { ...details, preventDefault: () => void (isPrevented = true) }, ...more)
  return isPrevented
}
