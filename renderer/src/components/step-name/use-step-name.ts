import { useI18n } from 'vue-i18n'
import type { ApiOutput } from '#shared/contract/api.ts'

type UndoStep = NonNullable<ApiOutput<'decisions.state'>['undo']>

/** Kinds of which a project has one decision alone: its subject says nothing more. */
const ONLY_ONE: readonly string[] = ['target.settings', 'waves.settings', 'waves.schedule']

/** Names a step as a person knows it: what was decided, of what, and of how many more. */
export function useStepName(): (step: Pick<UndoStep, 'kind' | 'subject' | 'changes'>) => string {
  const i18n = useI18n()
  const { t } = i18n
  return ({ kind, subject, changes }) => {
    const key = `frame.kinds.${kind.replaceAll(/[.-]/g, '_')}`
    const name = i18n.te(key) ? t(key) : kind
    if (ONLY_ONE.includes(kind) && changes === 1) return name
    return changes > 1 ? t('frame.stepOf.many', { kind: name, subject, n: changes - 1 }) : t('frame.stepOf.one', { kind: name, subject })
  }
}
