import type { ShallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useConfirm } from './use-confirm.ts'
import { useLeaveGuard } from './use-leave-guard.ts'

export interface DiscardGuard {
  /** What is asked now; null: nothing. */
  readonly question: ReturnType<typeof useConfirm>['question']
  readonly leave: () => Promise<void>
  readonly onKeydown: (event: KeyboardEvent) => void
}

/**
 * Ways out of a dialog that would lose what was written there, which are asked about first: Escape, its button, and another page. `leave` closes the
 * dialog where nothing is lost or the person wants it so; the dialog that shows `question` answers it.
 */
export function useDiscardGuard(dialog: Readonly<ShallowRef<HTMLDialogElement | null>>, hasUnsaved: () => boolean): DiscardGuard {
  const { t } = useI18n()
  const { question, ask } = useConfirm()
  const mayLeave = (): Promise<boolean> => ask({ title: t('modal.discard.title'), text: t('modal.discard.text'), yes: t('modal.discard.yes'), no: t('modal.discard.no') })
  useLeaveGuard(hasUnsaved, mayLeave)

  async function leave(): Promise<void> {
    if (question.value === null && (!hasUnsaved() || (await mayLeave()))) dialog.value?.close()
  }

  /** Before the browser closes the dialog by itself, which it does at once where Escape is pressed twice. */
  function onKeydown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return
    event.preventDefault()
    void leave()
  }

  return { question, leave, onKeydown }
}
