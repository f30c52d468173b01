import type { BrowserWindow, Dialog } from 'electron'
import type { DesktopTexts } from './texts/desktop-texts.ts'

/** Whether the person wants to end what is under way. */
export async function askToEnd(dialog: Pick<Dialog, 'showMessageBox'>, window: BrowserWindow, work: readonly string[], { end }: DesktopTexts): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: end.message(work.join(', ')),
    detail: end.detail,
    buttons: [end.stay, end.quit],
    defaultId: 0,
    cancelId: 0,
  })
  return response === 1
}

/** Whether the person lets go what a page holds that is not saved. Asked at once: Electron waits for no promise here. */
export function askToLeave(dialog: Pick<Dialog, 'showMessageBoxSync'>, window: BrowserWindow, { leave }: DesktopTexts): boolean {
  const response = dialog.showMessageBoxSync(window, {
    type: 'question',
    message: leave.message,
    detail: leave.detail,
    buttons: [leave.stay, leave.leave],
    defaultId: 0,
    cancelId: 0,
  })
  return response === 1
}
