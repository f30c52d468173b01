import { provide } from 'vue'
import { useI18n } from 'vue-i18n'
import { FIELD_FORM } from '#renderer/components/fields/field-form.ts'
import type { SizingResult } from '#shared/domain/sizing/sizing-result.ts'
import { type DraftProblem, valueAt } from './scenario-draft.ts'
import { SIZE_FORM } from './size-form.ts'
import type { Scenarios } from './use-scenarios.ts'

/** Gives the fields of the screen their values, and what is wrong with each: by itself, or by what it leads to. */
export function provideSizeForm(scenarios: Scenarios, result: () => SizingResult | null): void {
  const { t } = useI18n()
  const textOf = ({ code, limit, message }: DraftProblem): string => (code === 'other' ? message : t(`size.problems.${code}`, { limit }))

  provide(SIZE_FORM, {
    valueOf: (path) => valueAt(scenarios.draft.value, path),
    defaultOf: (path) => valueAt(scenarios.stored.value?.defaults, path),
    set: scenarios.set,
    commit: () => void scenarios.commit(),
    draft: () => scenarios.draft.value,
  })
  provide(FIELD_FORM, {
    idOf: (path) => `size-${path.replaceAll('.', '-')}`,
    problemsOf: (path, isWhole) => {
      const own = scenarios.problems.value.filter((problem) => problem.path === path || (isWhole && problem.path.startsWith(`${path}.`)))
      return own.length > 0 ? own.map(textOf) : consequencesOf(path, scenarios.draft.value, result())
    },
  })
}

/** What the answer says about a field that makes sense by itself: a filter that is not understood, a node that holds nothing. */
function consequencesOf(path: string, draft: unknown, result: SizingResult | null): readonly string[] {
  if (result === null) return []
  const invalid = result.findings.filter(({ ruleId, subject }) => ruleId === 'sizing.input-invalid' && subject === path)
  const offer = /^(nodes\.\d+)\.memoryGib$/.exec(path)?.[1]
  const small = offer === undefined ? [] : result.findings.filter(({ ruleId, subject }) => ruleId === 'sizing.node-too-small' && subject === valueAt(draft, `${offer}.name`))
  // A VM that fits no node is every model's, and said at the first.
  const large = offer === 'nodes.0' && small.length === 0 ? result.findings.filter(({ ruleId }) => ruleId === 'sizing.vm-too-large') : []
  return [...invalid, ...small, ...large].map(({ message }) => message)
}
