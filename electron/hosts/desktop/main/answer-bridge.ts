import type { IpcMain, IpcMainInvokeEvent, Shell } from 'electron'
import type { Outcome } from '#shared/contract/api-types.ts'
import type { HostInfo } from '#shared/contract/host-info.ts'
import { CHANNELS } from '../channels.ts'
import { PAGE_MESSAGES } from '../page-messages.ts'
import { isTrustedSender } from './check-sender.ts'
import type { Dialogs } from './dialogs.ts'
import type { GrantedPaths } from './granted-paths.ts'
import { callForPage } from './page-calls.ts'
import type { SupervisedBackend } from './supervise-backend.ts'
import { takeFile } from './take-file.ts'
import type { TaskbarProgress } from './taskbar-progress.ts'
import type { DesktopTexts } from './texts/desktop-texts.ts'

export interface BridgeOptions {
  readonly backend: SupervisedBackend
  readonly granted: GrantedPaths
  readonly dialogs: Dialogs
  readonly texts: () => DesktopTexts
  readonly shell: Pick<Shell, 'showItemInFolder'>
  readonly info: HostInfo
  readonly taskbar: TaskbarProgress
  /** The page can hear wishes from now on. */
  readonly onPageListens: () => void
  readonly onOutcome: (name: string, outcome: Outcome<unknown>) => void
}

/** Answers what the preload script sends, each message only where the app's own page sent it and it has the right form. */
export function answerBridge(ipc: Pick<IpcMain, 'handle'>, { backend, granted, dialogs, texts, shell, info, taskbar, onPageListens, onOutcome }: BridgeOptions): void {
  const handle = (channel: string, answer: (message: unknown, event: IpcMainInvokeEvent) => unknown): void => {
    ipc.handle(channel, (event, message: unknown) => {
      checkSender(event)
      return answer(message, event)
    })
  }
  handle(CHANNELS.invoke, async (message, { sender }) => {
    const call = PAGE_MESSAGES.invoke.parse(message)
    const onProgress = (progress: unknown): void => {
      taskbar.tell(call.id, progress)
      if (!sender.isDestroyed()) sender.send(CHANNELS.progress, call.id, progress)
    }
    const outcome = await callForPage(call, onProgress, backend, granted)
    taskbar.ended(call.id)
    onOutcome(call.name, outcome)
    return outcome
  })
  handle(CHANNELS.upload, (message) => takeFile(PAGE_MESSAGES.upload.parse(message), granted, texts().files))
  handle(CHANNELS.chooseFolder, () => dialogs.chooseFolder())
  handle(CHANNELS.choosePath, (message) => dialogs.choosePath(PAGE_MESSAGES.choosePath.parse(message)))
  handle(CHANNELS.revealInFolder, (message) => {
    const path = PAGE_MESSAGES.revealInFolder.parse(message)
    if (granted.allows(path, 'reveal')) shell.showItemInFolder(path)
  })
  handle(CHANNELS.info, () => info)
  handle(CHANNELS.listens, () => onPageListens())
  handle(CHANNELS.lastJobs, () => backend.unheard())
  handle(CHANNELS.cancel, (message) => backend.cancel(PAGE_MESSAGES.cancel.parse(message).id))
}

function checkSender({ senderFrame }: Pick<IpcMainInvokeEvent, 'senderFrame'>): void {
  if (!isTrustedSender(senderFrame)) throw new Error('The message was not sent by a page of Portolan.')
}
