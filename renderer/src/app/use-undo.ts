import { useMessage } from 'naive-ui'
import { useI18n } from 'vue-i18n'
import { useStepName } from '#renderer/components/step-name/use-step-name.ts'
import { type StepDone, useDecisions } from '#renderer/stores/decisions.ts'
import type { Outcome } from '#shared/contract/api-types.ts'
import type { ApiOutput } from '#shared/contract/api.ts'

type UndoStep = NonNullable<ApiOutput<'decisions.state'>['undo']>

/** Undo and redo as a person meets them: what the step is called, and what was done said afterwards. */
export function useUndo() {
  const { t } = useI18n()
  const describe = useStepName()
  const decisions = useDecisions()
  const message = useMessage()

  async function go(step: UndoStep | null, run: () => Promise<Outcome<StepDone>>, texts: { readonly done: string; readonly other: string; readonly none: string }): Promise<void> {
    if (step === null) {
      message.info(t(texts.none))
      return
    }
    const outcome = await run()
    if (!outcome.ok) message.error(outcome.error.message)
    else if (outcome.value.batch === null) message.info(t(texts.none))
    else message.success(outcome.value.step === null ? t(texts.other) : t(texts.done, { what: describe(outcome.value.step) }))
  }

  return {
    decisions,
    describe,
    undo: () => go(decisions.state.undo, decisions.undo, { done: 'frame.undone', other: 'frame.undoneOther', none: 'frame.nothingToUndo' }),
    redo: () => go(decisions.state.redo, decisions.redo, { done: 'frame.redone', other: 'frame.redoneOther', none: 'frame.nothingToRedo' }),
  }
}
