import { APP_ORIGIN, isAppAddress } from './app-address.ts'

/** As much of Electron's WebFrameMain as tells who sent a message. */
export interface SenderFrame {
  readonly url: string
  readonly origin: string
  readonly parent: object | null
}

/** Whether a message comes from the app's own page itself: not from a frame in it, nor from one that has gone meanwhile. */
export function isTrustedSender(frame: SenderFrame | null): boolean {
  return frame !== null && frame.parent === null && frame.origin === APP_ORIGIN && isAppAddress(frame.url)
}
