import type { ToBackend } from '../backend-messages.ts'

/** The process that holds the backend, as the main process knows it. */
export interface BackendChild {
  post(message: ToBackend): void
  onMessage(listener: (message: unknown) => void): void
  /** Once, with how it ended, for people. */
  onExit(listener: (how: string) => void): void
  kill(): void
}
