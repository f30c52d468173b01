import { AppError } from '#shared/contract/app-error.ts'
import type { VmInPlan } from '#shared/contract/vm-in-plan.ts'
import { CHECKS } from '#shared/engine/check/checks/registry.ts'
import { checkVm } from '#shared/engine/check/run-checks.ts'
import { checkTitle } from './check-title.ts'
import type { PreparedBundle } from './compute-bundle.ts'

/** What a bundle makes of one VM. AppError not-found where the project has none of that id. */
export function describeVmInPlan({ outside, prepared, places, fileOfPlan }: PreparedBundle, id: string): VmInPlan {
  const planned = places.get(id)
  if (planned === undefined) {
    const unplaced = outside.unplaced.find(({ vm }) => vm === id)
    if (unplaced !== undefined) return { place: { kind: 'unplaced', why: unplaced.why }, checks: null }
    const excluded = outside.excluded.find(({ vm }) => vm === id)
    if (excluded !== undefined) return { place: { kind: 'excluded', why: excluded.why }, checks: null }
    throw new AppError('not-found', `The project holds no VM with the id ${id}: a newer import may have left it out.`, { id })
  }
  const { name, targetNamespace, type, prerequisites, targetName } = planned
  const checks = checkVm(prepared, id)
  return {
    place: {
      kind: 'planned',
      plan: name,
      file: fileOfPlan.get(name) ?? null,
      namespace: targetNamespace,
      targetName,
      type,
      prerequisites: [...prerequisites],
    },
    checks: {
      total: CHECKS.length,
      findings: checks.findings.map((finding) => ({ ...finding, title: checkTitle(finding.ruleId) })),
      notEvaluated: checks.notEvaluated.map(({ checkId, because }) => ({ checkId, title: checkTitle(checkId), because })),
    },
  }
}
