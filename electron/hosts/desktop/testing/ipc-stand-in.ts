import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import type { SenderFrame } from '../main/check-sender.ts'
import { PAGE_FRAME } from './page-frame.ts'

type Answer = (event: IpcMainInvokeEvent, message?: unknown) => unknown

export interface IpcStandIn {
  readonly ipc: Pick<IpcMain, 'handle'>
  readonly channels: () => readonly string[]
  /** Sends a message as a frame would; rejects where it is refused. */
  send(channel: string, message?: unknown, frame?: SenderFrame | null): Promise<unknown>
  /** What was sent to the page unasked: channel and arguments. */
  readonly sent: readonly (readonly unknown[])[]
}

/** The main process's end of Electron's messages. */
export function createIpcStandIn(): IpcStandIn {
  const answers = new Map<string, Answer>()
  const sent: unknown[][] = []
  const sender = { isDestroyed: () => false, send: (...message: unknown[]) => void sent.push(message) }
  return {
    ipc: { handle: (channel, answer) => void answers.set(channel, answer) },
    channels: () => [...answers.keys()],
    send: (channel, message, frame = PAGE_FRAME) => {
      const event = { senderFrame: frame, sender } as unknown as IpcMainInvokeEvent // only what the app looks at
      return new Promise((resolve) => resolve(answers.get(channel)?.(event, structuredClone(message))))
    },
    sent,
  }
}
