import { provideDraftForm } from '#renderer/components/draft-form/draft-form.ts'
import { valueAt } from '#renderer/components/draft-form/draft-values.ts'
import type { SizingResult } from '#shared/domain/sizing/sizing-result.ts'
import type { Scenarios } from './use-scenarios.ts'

/** Gives the fields of the screen their values, and what is wrong with each: by itself, or by what it leads to. */
export function provideSizeForm(scenarios: Scenarios, result: () => SizingResult | null): void {
  provideDraftForm({
    name: 'size',
    draft: () => scenarios.draft.value,
    defaults: () => scenarios.stored.value?.defaults,
    problems: () => scenarios.problems.value,
    set: scenarios.set,
    commit: () => void scenarios.commit(),
    consequencesOf: (path) => consequencesOf(path, scenarios.draft.value, result()),
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
