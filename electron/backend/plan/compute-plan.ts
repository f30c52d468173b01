import { currentDecisions, currentTarget } from '#backend/db/repositories/decision-repository.ts'
import { loadEstate } from '#backend/db/repositories/estate-repository.ts'
import type { ProjectFile } from '#backend/db/project-file.ts'
import { loadTarget } from '#backend/targets/load-target.ts'
import { AppError } from '#shared/contract/app-error.ts'
import type { Estate } from '#shared/domain/estate/estate.ts'
import type { Finding } from '#shared/domain/finding.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import type { Target } from '#shared/domain/target/target.ts'
import type { MtvVersion, OpenshiftVersion } from '#shared/domain/target/versions.ts'
import { runRules } from '#shared/engine/assess/run-rules.ts'
import { withPlanRules } from '#shared/engine/assess/with-plan-rules.ts'
import { buildMigrationPlan } from '#shared/engine/plan/build-migration-plan.ts'

/** The preset that a project uses until someone chooses. */
const DEFAULT_PRESET = 'odf'

export interface VersionOverrides {
  readonly mtv?: MtvVersion | undefined
  readonly openshift?: OpenshiftVersion | undefined
}

export interface ComputedPlan {
  readonly estate: Estate
  readonly plan: MigrationPlan
  readonly concerns: readonly Finding[]
}

/** The project's target, or the default preset where none was chosen. */
export async function projectTarget(project: ProjectFile): Promise<Target> {
  return currentTarget(project) ?? loadTarget(DEFAULT_PRESET)
}

/** The plan of the project as it is now. AppError not-found where no inventory was imported. */
export async function computePlan(project: ProjectFile, overrides: VersionOverrides): Promise<ComputedPlan> {
  const estate = loadEstate(project)
  if (estate.sources.length === 0) throw new AppError('not-found', 'The project holds no inventory yet: import one first.')
  const base = await projectTarget(project)
  const target = { ...base, mtv: overrides.mtv ?? base.mtv, openshift: overrides.openshift ?? base.openshift }
  const { findings, notEvaluated } = runRules(estate, target)
  const plan = withPlanRules(estate, buildMigrationPlan({ estate, target, decisions: currentDecisions(project), concerns: findings, notEvaluated }))
  return { estate, plan, concerns: findings }
}
