import type { SenderFrame } from '../main/check-sender.ts'

/** The frame of the app's own page. */
export const PAGE_FRAME: SenderFrame = { url: 'app://portolan/import', origin: 'app://portolan', parent: null }
