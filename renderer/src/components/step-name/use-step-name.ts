import { useI18n } from 'vue-i18n'
import { useKindName } from './use-kind-name.ts'
import type { ApiOutput } from '#shared/contract/api.ts'

type UndoStep = NonNullable<ApiOutput<'decisions.state'>['undo']>

/** Kinds of which a project has one decision alone: its subject says nothing more. */
const ONLY_ONE: readonly string[] = ['target.settings', 'waves.settings', 'waves.schedule']

/** Names a step as a person knows it: what was decided, of what, and of how many more. */
export function useStepName(): (step: Pick<UndoStep, 'kind' | 'subject' | 'changes'>) => string {
  const { t } = useI18n()
  const kindName = useKindName()
  return ({ kind, subject, changes }) => {
    const name = kindName(kind)
    if (ONLY_ONE.includes(kind) && changes === 1) return name
    return changes > 1 ? t('frame.stepOf.many', { kind: name, subject, n: changes - 1 }) : t('frame.stepOf.one', { kind: name, subject })
  }
}
