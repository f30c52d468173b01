/** A call as a page of the desktop app makes it; `id` is new for each. */
export interface BridgeCall {
  readonly id: string
  readonly name: string
  readonly input: unknown
}

/**
 * All that a page of the desktop app can reach outside itself: the preload script puts it at `window.portolan`.
 * What comes back is unknown until the page parses it; a promise rejects only where the app refuses the sender.
 */
export interface DesktopBridge {
  /** Answers the call's outcome. */
  invoke(call: BridgeCall): Promise<unknown>
  cancel(id: string): void
  /** The one listener of this page hears the progress of all its calls. */
  onProgress(listener: (id: string, progress: unknown) => void): void
  /** Makes a file that the person chose or dropped known to the app (a DOM File); answers its UploadedFile as an outcome. */
  upload(file: object): Promise<unknown>
  chooseFolder(): Promise<unknown>
  choosePath(kind: 'project-open' | 'project-new'): Promise<unknown>
  revealInFolder(path: string): Promise<void>
  info(): Promise<unknown>
  lastJobs(): Promise<unknown>
  /** The one listener of this page hears what was asked of its window, what was asked before it listened first. */
  onWish(listener: (wish: unknown) => void): void
}
