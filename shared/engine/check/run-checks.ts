import type { Estate } from '#shared/domain/estate/estate.ts'
import type { Finding } from '#shared/domain/finding.ts'
import type { KubeObject } from '#shared/domain/plan/kube-object.ts'
import type { Target } from '#shared/domain/target/target.ts'
import type { TargetVersions } from '#shared/domain/target/versions.ts'
import { finish, type Steps } from '#shared/domain/steps.ts'
import type { Check, CheckContext, CheckInput, CheckProblem, WaveShortage } from './check.ts'
import { CHECKS } from './checks/registry.ts'
import { createManifestSet, type ManifestSet } from './manifest-set.ts'
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
  /** What the bundle is for; null or absent where there is only a folder of manifests. */
  readonly target?: Target | null
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

/** Manifests as checks read them, joined with the estate once for all. */
export interface PreparedChecks {
  readonly input: ChecksInput
  readonly objects: ManifestSet
  readonly plans: readonly ResolvedPlan[]
}

export function prepareChecks(input: ChecksInput): PreparedChecks {
  const objects = createManifestSet(input.objects)
  return { input, objects, plans: input.estate === null ? [] : resolvePlans(objects, input.estate) }
}

/** The same check by check, for whoever has other things to do between two of them: all of a large bundle take half a second. */
export function* checkSteps(input: ChecksInput, checks: readonly Check[] = CHECKS): Steps<CheckReport> {
  yield
  return yield* checkPreparedSteps(prepareChecks(input), checks)
}

/** The same of what was prepared already. */
export function* checkPreparedSteps(prepared: PreparedChecks, checks: readonly Check[] = CHECKS): Steps<CheckReport> {
  const findings: Finding[] = []
  const notEvaluated: CheckNotEvaluated[] = []
  for (const check of checks) {
    yield
    const asked = ask(prepared, check)
    notEvaluated.push(...asked.notEvaluated)
    if (asked.context !== null) findings.push(...findingsOf(check, asked.context))
  }
  return { findings, notEvaluated }
}

/**
 * What all checks say of one VM: the findings of `checkSteps` that name it, and all that could not be answered. Checks whose findings name no VM
 * are not asked for any, and most others about the VM's own plans alone, so that nobody waits for the whole bundle. What is the same for every VM is
 * worked out for the first and kept as long as what was prepared.
 */
export function checkVm(prepared: PreparedChecks, vmId: string, checks: readonly Check[] = CHECKS): CheckReport {
  const shared = sharedOf(prepared)
  const ownPlans = (shared.membersOfVm.get(vmId) ?? []).map(({ plan }) => plan)
  const findings: Finding[] = []
  const notEvaluated: CheckNotEvaluated[] = []
  for (const check of checks) {
    const { context, notEvaluated: own } = shared.ask(check)
    notEvaluated.push(...own)
    if (context === null || check.namesVms === undefined) continue
    if (check.namesVms === 'among-all') findings.push(...(shared.findingsByVm(check, context).get(vmId) ?? []))
    else findings.push(...vmFindingsOf(check, { ...context, plans: ownPlans.filter((plan) => context.plans === prepared.plans || context.plans.includes(plan)) }).filter(({ data }) => data['vm'] === vmId))
  }
  return { findings, notEvaluated }
}

/** What checks of one VM have in common with those of every other. */
interface SharedOfVms {
  /** A VM is in one plan, unless somebody edited them. */
  readonly membersOfVm: ReadonlyMap<string, readonly { readonly plan: ResolvedPlan }[]>
  readonly ask: (check: Check) => Asked
  readonly findingsByVm: (check: Check, context: CheckContext) => ReadonlyMap<string, readonly Finding[]>
}

const sharedByPrepared = new WeakMap<PreparedChecks, SharedOfVms>()

function sharedOf(prepared: PreparedChecks): SharedOfVms {
  const known = sharedByPrepared.get(prepared)
  if (known !== undefined) return known
  const members = prepared.plans.flatMap((plan) => [...new Set(plan.vms.map(({ vm }) => vm.id))].map((id) => ({ id, plan })))
  const asked = new Map<Check, Asked>()
  const findings = new Map<Check, ReadonlyMap<string, readonly Finding[]>>()
  const made: SharedOfVms = {
    membersOfVm: Map.groupBy(members, ({ id }) => id),
    ask: (check) => getOrMake(asked, check, () => ask(prepared, check)),
    findingsByVm: (check, context) => getOrMake(findings, check, () => Map.groupBy(vmFindingsOf(check, context), ({ data }) => String(data['vm']))),
  }
  sharedByPrepared.set(prepared, made)
  return made
}

function getOrMake<Key, Value>(kept: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = kept.get(key)
  if (known !== undefined) return known
  const value = make()
  kept.set(key, value)
  return value
}

/** What a check is asked with, null where it lacks its input; and what of it could not be answered. */
interface Asked {
  readonly context: CheckContext | null
  readonly notEvaluated: readonly CheckNotEvaluated[]
}

function ask({ input, objects, plans }: PreparedChecks, check: Check): Asked {
  const missing = check.needs.find((need) => isMissing(need, input))
  if (missing !== undefined) return { context: null, notEvaluated: [{ checkId: check.id, because: WITHOUT[missing] }] }
  const { judged, gaps } = divideByInput(check, plans, input.estate)
  const context: CheckContext = { ...input, objects, plans: judged }
  return { context, notEvaluated: [...gaps, ...(check.notEvaluated?.(context) ?? [])].map((because) => ({ checkId: check.id, because })) }
}

function findingsOf(check: Check, context: CheckContext): readonly Finding[] {
  return asFindings(check, check.check(context))
}

/** The same of VMs alone. */
function vmFindingsOf(check: Check, context: CheckContext): readonly Finding[] {
  return asFindings(check, check.checkVms?.(context) ?? check.check(context))
}

function asFindings(check: Check, problems: readonly CheckProblem[]): readonly Finding[] {
  return problems.map(({ subject, message, remedy, severity = check.severity, data = {} }) => ({ ruleId: check.id, subject, severity, message, remedy, data }))
}

const WITHOUT: Readonly<Record<CheckInput, string>> = {
  manifests: 'There are no manifests.',
  estate: 'There is no inventory to compare the manifests with.',
  concerns: 'The inventory was not assessed.',
  capacity: 'No schedule of waves says what lands when.',
  target: 'There is no target to look at: a folder does not say what it was made for.',
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
    case 'target':
      return (input.target ?? null) === null
    case 'target-inventory':
      return true
  }
}

/** Plans whose source has what the check looks at, and a sentence for each source that does not. */
function divideByInput(check: Check, plans: readonly ResolvedPlan[], estate: Estate | null): { judged: readonly ResolvedPlan[]; gaps: readonly string[] } {
  const inputs = check.inputs ?? []
  if (inputs.length === 0) return { judged: plans, gaps: [] }
  // By source, in the order of the plans; null where nothing is missing.
  const gapOf = new Map<string, string | null>()
  for (const { source } of plans) {
    if (gapOf.has(source.id)) continue
    const missing = inputs.filter((name) => estate?.available[source.id]?.includes(name) !== true)
    gapOf.set(source.id, missing.length === 0 ? null : `The inventory of ${source.name} has no ${missing.join(' and no ')}.`)
  }
  const gaps = [...gapOf.values()].filter((gap) => gap !== null)
  return { judged: gaps.length === 0 ? plans : plans.filter(({ source }) => gapOf.get(source.id) === null), gaps }
}
