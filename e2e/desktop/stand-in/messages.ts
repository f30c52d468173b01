/** A frame as a message's sender, by the addresses that the app knows. */
export interface FrameFacts {
  readonly url: string
  readonly origin: string
  readonly isTop: boolean
}

/** What a page's request is answered with; null where it was cancelled. */
export interface PageAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** From the main process to the test, which has the windows. A message with an id is answered. */
export type ToTest =
  | { readonly kind: 'window'; readonly window: number; readonly options: WindowFacts }
  | { readonly kind: 'load'; readonly window: number; readonly url: string; readonly id: number }
  | { readonly kind: 'print'; readonly window: number; readonly id: number }
  | { readonly kind: 'send'; readonly window: number; readonly channel: string; readonly message: readonly unknown[] }
  | { readonly kind: 'reload' | 'destroy'; readonly window: number }
  | { readonly kind: 'box'; readonly id: number; readonly which: 'open' | 'save' | 'message'; readonly options: Readonly<Record<string, unknown>> }
  | { readonly kind: 'noted'; readonly what: string; readonly value: unknown }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown; readonly problem: string | null }

/** And back. */
export type ToMain =
  | { readonly kind: 'request'; readonly id: number; readonly window: number; readonly url: string; readonly method: string; readonly isNavigation: boolean; readonly isMainFrame: boolean }
  | { readonly kind: 'invoke'; readonly id: number; readonly window: number; readonly channel: string; readonly message: readonly unknown[]; readonly frame: FrameFacts }
  | { readonly kind: 'click'; readonly id: number; readonly label: string }
  | { readonly kind: 'close'; readonly window: number }
  | { readonly kind: 'second-start'; readonly handed: unknown }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }

/** What the person does in each of the system's boxes, as Electron answers it. */
export interface BoxAnswers {
  readonly open: { readonly canceled: boolean; readonly filePaths: string[] }
  readonly save: { readonly canceled: boolean; readonly filePath: string }
  readonly message: { readonly response: number }
}

/** As much of a window's options as the test looks at. */
export interface WindowFacts {
  readonly width: number
  readonly height: number
  readonly x: number | null
  readonly y: number | null
  readonly isShown: boolean
  readonly hasScript: boolean
  readonly preload: string | null
}

/** Set for a start of the app that is not the first: the test hands what it says to the first. */
export const SECOND_START = 'PORTOLAN_STAND_IN_SECOND_START'

/** Set where the app is to take itself for a packed one: the folder that holds its archive. */
export const PACKAGED_IN = 'PORTOLAN_STAND_IN_PACKAGED_IN'
