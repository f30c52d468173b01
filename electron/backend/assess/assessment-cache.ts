import type { ProjectFile } from '#backend/db/project-file.ts'
import { type AssessedPlan, planInTurns, planOf } from '#backend/plan/compute-plan.ts'
import type { PlanBasis, PlanCache } from '#backend/plan/plan-cache.ts'
import type { VmAssessment } from '#shared/domain/assessment.ts'
import type { Estate } from '#shared/domain/estate/estate.ts'
import type { Target } from '#shared/domain/target/target.ts'
import type { PartMemo } from '#shared/engine/kept/part-memo.ts'
import { assessVms } from '#shared/engine/assess/assess-vms.ts'

/** The assessment of a project as it is now. */
export interface ProjectAssessment {
  readonly target: Target
  /** By VM id, templates apart. */
  readonly vms: ReadonlyMap<string, VmAssessment>
  /** By VM id, of those that share any: the disks that others use too, each with the text that all its attachments have in common (EstateDisk.sharedAs). */
  readonly sharedDisks: SharedDisksOfVms
}

/** A disk that several VMs use: a sum over VMs counts it once. */
export interface SharedDisk {
  /** The same for all VMs that use it. */
  readonly sharedAs: string
  readonly capacityMib: number | null
}

type SharedDisksOfVms = ReadonlyMap<string, readonly SharedDisk[]>

export interface AssessmentCache {
  /** The very same object while nothing changed; after a change, made anew from what is kept of the plan (plan-cache.ts). */
  of(project: ProjectFile): Promise<ProjectAssessment>
}

export function createAssessmentCache(plans: PlanCache): AssessmentCache {
  return {
    of: async (project) => {
      const basis = await plans.basis(project)
      return assessmentOf(basis, await planInTurns(basis))
    },
  }
}

/** The same of a project as it was read, and of its plan where somebody has it. */
export function assessmentOf(basis: PlanBasis, planned: AssessedPlan = planOf(basis)): ProjectAssessment {
  return assessmentOfPlan(planned, basis.applicationLinks, basis.memo)
}

/** The same of a plan alone, kept by the memo of whoever asks. */
export function assessmentOfPlan(planned: AssessedPlan, links: PlanBasis['applicationLinks'], memo: PartMemo): ProjectAssessment {
  return memo.part(assess, planned, links, memo)
}

function assess({ own, plan, byPlan }: AssessedPlan, links: ReadonlyMap<string, number> | null, memo: PartMemo): ProjectAssessment {
  return memo.part(byVm, plan.target, assessVms(own, plan, byPlan, links, memo), memo.part(sharedDisksOf, own.estate))
}

/** The very same where a decision changed what no assessment hangs on: what is made of it stays, too. */
function byVm(target: Target, vms: readonly VmAssessment[], sharedDisks: SharedDisksOfVms): ProjectAssessment {
  return { target, vms: new Map(vms.map((vm) => [vm.vmId, vm])), sharedDisks }
}

function sharedDisksOf({ vms }: Estate): SharedDisksOfVms {
  return new Map(vms.flatMap(({ id, disks }) => {
    const shared = disks.flatMap(({ sharedAs, capacityMib }) => (sharedAs === undefined ? [] : [{ sharedAs, capacityMib }]))
    return shared.length === 0 ? [] : [[id, shared] as const]
  }))
}
