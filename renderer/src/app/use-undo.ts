import { useMessage } from 'naive-ui'
import { useI18n } from 'vue-i18n'
import { type StepDone, useDecisions } from '#renderer/stores/decisions.ts'
import type { Outcome } from '#shared/contract/api-types.ts'
import type { ApiOutput } from '#shared/contract/api.ts'

type UndoStep = NonNullable<ApiOutput<'decisions.state'>['undo']>

/** Undo and redo as a person meets them: what the step is called, and what was done said afterwards. */
export function useUndo() {
  const i18n = useI18n()
  const { t } = i18n
  const decisions = useDecisions()
  const message = useMessage()

  function describe({ kind, subject, changes }: UndoStep): string {
    const key = `frame.kinds.${kind.replaceAll(/[.-]/g, '_')}`
    const name = i18n.te(key) ? t(key) : kind
    if (kind === 'target.settings') return name
    return changes > 1 ? t('frame.stepOf.many', { kind: name, subject, n: changes - 1 }) : t('frame.stepOf.one', { kind: name, subject })
  }

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
