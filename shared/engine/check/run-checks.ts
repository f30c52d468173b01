import type { Estate } from '#shared/domain/estate/estate.ts'
import type { Finding } from '#shared/domain/finding.ts'
import type { KubeObject } from '#shared/domain/plan/kube-object.ts'
import type { TargetVersions } from '#shared/domain/target/versions.ts'
import { finish, type Steps } from '#shared/domain/steps.ts'
import type { Check, CheckContext, CheckInput, WaveShortage } from './check.ts'
import { CHECKS } from './checks/registry.ts'
import { createManifestSet } from './manifest-set.ts'
import { resolvePlans, type ResolvedPlan } from './resolve-plans.ts'

export interface ChecksInput {
  readonly objects: readonly KubeObject[]
  readonly versions: TargetVersions
  /** The project's estate; null where there is only a folder of manifests. */
  readonly estate: Estate | null
  /** The assessment's findings; null where it was not run. */
  readonly concerns: readonly Finding[] | null
  /** What waves want for of the target; null or absent where no schedule says. */
  readonly capacity?: readonly WaveShortage[] | null
}

/** A check, or a part of it, that could not be answered: neither passed nor failed. */
export interface CheckNotEvaluated {
  readonly checkId: string
  readonly because: string
}

export interface CheckReport {
  /** In the order of the checks. */
  readonly findings: readonly Finding[]
  readonly notEvaluated: readonly CheckNotEvaluated[]
}

/** What the checks say of a set of manifests. A check without its input is listed as not evaluated, never as passed. */
export function runChecks(input: ChecksInput, checks: readonly Check[] = CHECKS): CheckReport {
  return finish(checkSteps(input, checks))
}

/** The same check by check, for whoever has other things to do between two of them: all of a large bundle take half a second. */
export function* checkSteps(input: ChecksInput, checks: readonly Check[] = CHECKS): Steps<CheckReport> {
  const objects = createManifestSet(input.objects)
  const plans = input.estate === null ? [] : resolvePlans(objects, input.estate)
  const findings: Finding[] = []
  const notEvaluated: CheckNotEvaluated[] = []
  for (const check of checks) {
    yield
    const missing = check.needs.find((need) => isMissing(need, input))
    if (missing !== undefined) {
      notEvaluated.push({ checkId: check.id, because: WITHOUT[missing] })
      continue
    }
    const { judged, gaps } = divideByInput(check, plans, input.estate)
    const context: CheckContext = { ...input, objects, plans: judged }
    for (const { subject, message, remedy, severity = check.severity, data = {} } of check.check(context)) {
      findings.push({ ruleId: check.id, subject, severity, message, remedy, data })
    }
    for (const because of [...gaps, ...(check.notEvaluated?.(context) ?? [])]) notEvaluated.push({ checkId: check.id, because })
  }
  return { findings, notEvaluated }
}

const WITHOUT: Readonly<Record<CheckInput, string>> = {
  manifests: 'There are no manifests.',
  estate: 'There is no inventory to compare the manifests with.',
  concerns: 'The inventory was not assessed.',
  capacity: 'No schedule of waves says what lands when.',
  'target-inventory': 'Only the target cluster knows what it holds: look there before the migration starts.',
}

function isMissing(need: CheckInput, input: ChecksInput): boolean {
  switch (need) {
    case 'manifests':
      return false
    case 'estate':
      return input.estate === null
    case 'concerns':
      return input.concerns === null
    case 'capacity':
      return (input.capacity ?? null) === null
    case 'target-inventory':
      return true
  }
}

/** Plans whose source has what the check looks at, and a sentence for each source that does not. */
function divideByInput(check: Check, plans: readonly ResolvedPlan[], estate: Estate | null): { judged: readonly ResolvedPlan[]; gaps: readonly string[] } {
  const missingOf = ({ source }: ResolvedPlan): readonly string[] => (check.inputs ?? []).filter((name) => estate?.available[source.id]?.includes(name) !== true)
  const gaps = new Map<string, string>()
  for (const plan of plans) {
    const missing = missingOf(plan)
    if (missing.length > 0) gaps.set(plan.source.id, `The inventory of ${plan.source.name} has no ${missing.join(' and no ')}.`)
  }
  return { judged: plans.filter((plan) => missingOf(plan).length === 0), gaps: [...gaps.values()] }
}
