import type { ProjectFile } from '#backend/db/project-file.ts'
import { AppError } from '#shared/contract/app-error.ts'
import type { Estate } from '#shared/domain/estate/estate.ts'
import type { Finding } from '#shared/domain/finding.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import type { Target } from '#shared/domain/target/target.ts'
import type { MtvVersion, OpenshiftVersion } from '#shared/domain/target/versions.ts'
import { type Assessment, runRules } from '#shared/engine/assess/run-rules.ts'
import { NOTHING_KEPT } from '#shared/engine/kept/part-memo.ts'
import { buildMigrationPlan } from '#shared/engine/plan/build-migration-plan.ts'
import type { PlanBasis, PlanCache } from './plan-cache.ts'

export interface VersionOverrides {
  readonly mtv?: MtvVersion | undefined
  readonly openshift?: OpenshiftVersion | undefined
}

export interface ComputedPlan {
  readonly estate: Estate
  readonly plan: MigrationPlan
  readonly concerns: readonly Finding[]
}

/** The plan of the project as it is now. AppError not-found where no inventory was imported. */
export async function computePlan(plans: PlanCache, project: ProjectFile, overrides: VersionOverrides): Promise<ComputedPlan> {
  const basis = await plans.basis(project)
  if (basis.estate.sources.length === 0) throw new AppError('not-found', 'The project holds no inventory yet: import one first.')
  return planOf(basis, overrides)
}

/** The plan of a project as it was read; what its memo keeps of plans before is used again. */
export function planOf({ estate, target: base, decisions, memo }: PlanBasis, overrides: VersionOverrides = {}): ComputedPlan {
  const target = memo.shared(withVersions, base, overrides.mtv ?? base.mtv, overrides.openshift ?? base.openshift)
  const { findings, notEvaluated } = memo.part(assess, estate, target.mtv, target.openshift)
  return memo.part(build, estate, target, decisions, findings, notEvaluated, memo)
}

function withVersions(target: Target, mtv: MtvVersion, openshift: OpenshiftVersion): Target {
  return { ...target, mtv, openshift }
}

/** What all rules say of the estate for two releases; of the target the rules know no more. */
function assess(estate: Estate, mtv: MtvVersion, openshift: OpenshiftVersion): Assessment {
  return runRules(estate, { mtv, openshift })
}

function build(estate: Estate, target: Target, decisions: PlanBasis['decisions'], concerns: Assessment['findings'], notEvaluated: Assessment['notEvaluated'], memo = NOTHING_KEPT): ComputedPlan {
  return { estate, plan: buildMigrationPlan({ estate, target, decisions, concerns, notEvaluated }, memo), concerns }
}
