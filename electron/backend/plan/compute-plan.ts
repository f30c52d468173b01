import type { ProjectFile } from '#backend/db/project-file.ts'
import { driveSteps } from '#backend/turns/drive-steps.ts'
import { signalOfLastingWork } from '#backend/turns/next-turn.ts'
import { shareWork, type SharedWork } from '#backend/turns/share-work.ts'
import { AppError } from '#shared/contract/app-error.ts'
import type { Estate } from '#shared/domain/estate/estate.ts'
import type { Finding } from '#shared/domain/finding.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import type { Target } from '#shared/domain/target/target.ts'
import type { MtvVersion, OpenshiftVersion } from '#shared/domain/target/versions.ts'
import { addUpEstate, assessEstateSteps, type EstateAssessment, judgeByPlan } from '#shared/engine/assess/assess-vms.ts'
import type { VmJudgement } from '#shared/engine/assess/judge-vms.ts'
import { RULES } from '#shared/engine/assess/registry.ts'
import { type Assessment, addUp } from '#shared/engine/assess/run-rules.ts'
import { migrationPlanSteps } from '#shared/engine/plan/build-migration-plan.ts'
import type { PartMemo } from '#shared/engine/kept/part-memo.ts'
import { finish, type Steps } from '#shared/domain/steps.ts'
import { countFindings, type FindingCount } from './count-findings.ts'
import type { PlanBasis, PlanCache } from './plan-cache.ts'

export interface VersionOverrides {
  readonly mtv?: MtvVersion | undefined
  readonly openshift?: OpenshiftVersion | undefined
}

export interface ComputedPlan {
  readonly estate: Estate
  readonly plan: MigrationPlan
  /** What the plan's findings come to, rule by rule. */
  readonly findingCounts: readonly FindingCount[]
  /** What the rules about the inventory say; those about the plan stand behind them in the plan's own findings. */
  readonly concerns: readonly Finding[]
}

/** A plan with what the rules say of each VM. */
export interface AssessedPlan extends ComputedPlan {
  /** What the inventory alone says. */
  readonly own: EstateAssessment
  /** What the plan adds, by VM id. */
  readonly byPlan: ReadonlyMap<string, VmJudgement>
}

/** The plan of the project as it is now. AppError not-found where no inventory was imported. */
export async function computePlan(plans: PlanCache, project: ProjectFile, overrides: VersionOverrides): Promise<ComputedPlan> {
  return (await computeWithBasis(plans, project, overrides)).computed
}

/** The same with what it was made of: of one moment, whatever is decided meanwhile. */
export async function computeWithBasis(plans: PlanCache, project: ProjectFile, overrides: VersionOverrides): Promise<{ readonly basis: PlanBasis; readonly computed: ComputedPlan }> {
  const basis = await plans.basis(project)
  if (basis.estate.sources.length === 0) throw new AppError('not-found', 'The project holds no inventory yet: import one first.')
  return { basis, computed: await planInTurns(basis, overrides) }
}

/** The plan of a project as it was read, at once; what its memo keeps of plans before is used again. */
export function planOf(basis: PlanBasis, overrides: VersionOverrides = {}): AssessedPlan {
  return finish(planSteps(basis.estate, targetOf(basis, overrides), basis.decisions, basis.side, basis.memo, basis.parts))
}

/**
 * The same turn by turn, so that others are answered meanwhile; who asks for the same before it is done waits for the same. What was begun is of use
 * for whoever asks next: no call that is cancelled ends it.
 */
export async function planInTurns(basis: PlanBasis, overrides: VersionOverrides = {}): Promise<AssessedPlan> {
  return basis.memo.part(sharedPlan, basis.estate, targetOf(basis, overrides), basis.decisions, basis.side, basis.memo, basis.parts).join(signalOfLastingWork())
}

function sharedPlan(...input: Parameters<typeof planSteps>): SharedWork<AssessedPlan> {
  return shareWork((signal) => driveSteps(planSteps(...input), { signal, progress: () => undefined, what: 'Planning' }), 'The planning was given up.')
}

function targetOf({ target, memo }: PlanBasis, overrides: VersionOverrides): Target {
  return memo.part(withVersions, target, overrides.mtv ?? target.mtv, overrides.openshift ?? target.openshift)
}

function* planSteps(estate: Estate, target: Target, decisions: PlanBasis['decisions'], side: PlanBasis['side'], memo: PartMemo, parts: PartMemo): Steps<AssessedPlan> {
  const own = yield* memo.steps(assess, estate, target.mtv, target.openshift)
  yield
  return yield* memo.steps(build, own, target, decisions, side, parts)
}

/** The very target where it is for these releases anyway: others that take it keep what they made of it. */
function withVersions(target: Target, mtv: MtvVersion, openshift: OpenshiftVersion): Target {
  return target.mtv === mtv && target.openshift === openshift ? target : { ...target, mtv, openshift }
}

/** What all rules about the inventory say for two releases; of the target they know no more. */
function assess(estate: Estate, mtv: MtvVersion, openshift: OpenshiftVersion): Steps<EstateAssessment> {
  return assessEstateSteps(estate, { mtv, openshift })
}

/** The rules about the plan are asked once it is made, and keep no VM out of it. */
function* build(own: EstateAssessment, target: Target, decisions: PlanBasis['decisions'], side: PlanBasis['side'], memo: PartMemo): Steps<AssessedPlan> {
  const { estate } = own
  const concerns = memo.part(addUpEstate, own)
  yield
  const made = yield* migrationPlanSteps({ estate, target, decisions, concerns: concerns.findings, notEvaluated: concerns.notEvaluated, side }, memo)
  yield
  const byPlan = judgeByPlan(own, made, memo)
  yield
  const { findings, notEvaluated } = memo.part(addUpPlanned, byPlan)
  const plan = { ...made, findings: [...made.findings, ...findings], notEvaluated: [...made.notEvaluated, ...notEvaluated] }
  // A rule is about the inventory or about the plan, so that both can be counted apart.
  const findingCounts = [...memo.part(countFindings, concerns.findings), ...countFindings(findings)]
  return { estate, plan, findingCounts, concerns: concerns.findings, own, byPlan }
}

function addUpPlanned(byPlan: ReadonlyMap<string, VmJudgement>): Assessment {
  return addUp(RULES, byPlan)
}
