import type { BrowserWindow, Dialog } from 'electron'

/** Whether the person wants to end what is under way. */
export async function askToEnd(dialog: Pick<Dialog, 'showMessageBox'>, window: BrowserWindow, work: readonly string[]): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: `Not done yet: ${work.join(', ')}.`,
    detail: 'If you quit, it is cancelled, and the project stays as it was before.',
    buttons: ['Keep working', 'Cancel it and quit'],
    defaultId: 0,
    cancelId: 0,
  })
  return response === 1
}

/** Whether the person lets go what a page holds that is not saved. Asked at once: Electron waits for no promise here. */
export function askToLeave(dialog: Pick<Dialog, 'showMessageBoxSync'>, window: BrowserWindow): boolean {
  const response = dialog.showMessageBoxSync(window, {
    type: 'question',
    message: 'This page holds changes that are not saved.',
    detail: 'If you leave it, they are lost. Everything else in the project is saved.',
    buttons: ['Stay', 'Leave without saving'],
    defaultId: 0,
    cancelId: 0,
  })
  return response === 1
}
