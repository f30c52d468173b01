import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ProjectFile } from '#backend/db/project-file.ts'
import { isSameState, type ProjectState, projectState } from '#backend/db/project-state.ts'
import { currentDecisions } from '#backend/db/repositories/decision-repository.ts'
import { loadEstate } from '#backend/db/repositories/estate-repository.ts'
import { loadSideRows } from '#backend/db/repositories/side-repository.ts'
import { projectTarget } from '#backend/plan/compute-plan.ts'
import { AppError } from '#shared/contract/app-error.ts'
import type { VmAssessment } from '#shared/domain/assessment.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { countLinks } from '#shared/engine/assess/application-links.ts'
import { addUpEstate, assessEstate, assessVms, type EstateAssessment, judgeByPlan } from '#shared/engine/assess/assess-vms.ts'
import type { Assessment } from '#shared/engine/assess/run-rules.ts'
import { buildMigrationPlan } from '#shared/engine/plan/build-migration-plan.ts'

/** The assessment of a project as it is now. */
export interface ProjectAssessment {
  readonly target: Target
  /** By VM id, templates apart. */
  readonly vms: ReadonlyMap<string, VmAssessment>
}

export interface AssessmentCache {
  /** Made where the project changed since: after a decision the plan and what hangs on it, after an import or for another release everything. */
  of(project: ProjectFile): Promise<ProjectAssessment>
}

/** An owned resource: what is kept of a project goes with it. */
export function createAssessmentCache(): AssessmentCache {
  const kept = new WeakMap<ProjectFile, { readonly state: ProjectState; readonly assessment: Promise<ProjectAssessment> }>()
  const bases = new WeakMap<ProjectFile, Base>()

  async function assess(project: ProjectFile): Promise<ProjectAssessment> {
    const target = await projectTarget(project)
    const base = await baseOf(project, target)
    const plan = buildMigrationPlan({ estate: base.own.estate, target, decisions: currentDecisions(project), concerns: base.lists.findings, notEvaluated: base.lists.notEvaluated })
    await giveWay(project)
    const vms = assessVms(base.own, plan, judgeByPlan(base.own, plan), base.links)
    return { target, vms: new Map(vms.map((vm) => [vm.vmId, vm])) }
  }

  async function baseOf(project: ProjectFile, target: Target): Promise<Base> {
    const { others } = projectState(project)
    const known = bases.get(project)
    const releases = `${target.mtv} ${target.openshift}`
    if (known?.others === others && known.releases === releases) return known
    const estate = known?.others === others ? known.own.estate : loadEstate(project)
    await giveWay(project)
    const own = assessEstate(estate, target)
    const rows = loadSideRows(project, 'application')
    const links = rows.length === 0 ? null : countLinks(rows.flatMap(({ vmId, state, row }) => (vmId === null || state !== 'joined' ? [] : [{ vmId, facts: row }])))
    const base: Base = { others, releases, own, lists: addUpEstate(own), links }
    bases.set(project, base)
    await giveWay(project)
    return base
  }

  return {
    of: async (project) => {
      for (;;) {
        const state = projectState(project)
        const known = kept.get(project)
        const assessment = known !== undefined && isSameState(known.state, state) ? known.assessment : assess(project)
        if (assessment !== known?.assessment) {
          kept.set(project, { state, assessment })
          // What failed is not kept: whoever asks next meets what went wrong.
          assessment.catch(() => {
            if (kept.get(project)?.assessment === assessment) kept.delete(project)
          })
        }
        const made = await assessment
        // What was made while somebody decided or imported may be half old.
        if (isSameState(projectState(project), state)) return made
      }
    },
  }
}

/** What no decision changes. */
interface Base {
  readonly others: number
  readonly releases: string
  readonly own: EstateAssessment
  readonly lists: Assessment
  readonly links: ReadonlyMap<string, number> | null
}

/** Lets other calls go on; AppError conflict where one of them closed the project. */
async function giveWay(project: ProjectFile): Promise<void> {
  await nextTurn()
  if (!project.database.open) throw new AppError('conflict', 'The project was closed meanwhile.', { path: project.path })
}
