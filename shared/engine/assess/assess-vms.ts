import type { VmAssessment } from '#shared/domain/assessment.ts'
import type { Estate, EstateVm } from '#shared/domain/estate/estate.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import type { Reason } from '#shared/domain/plan/reason.ts'
import { finish, type Steps } from '#shared/domain/steps.ts'
import type { TargetVersions } from '#shared/domain/target/versions.ts'
import { NOTHING_KEPT, type PartMemo } from '#shared/engine/kept/part-memo.ts'
import { scoreComplexity } from './complexity.ts'
import { createEstateFacts, type EstateFacts } from './estate-facts.ts'
import { judgePlanned } from './judge-planned.ts'
import { judgeVmsSteps, type VmJudgement } from './judge-vms.ts'
import { coldWay, warmWay } from './migration-ways.ts'
import { classifyOs } from './os-class.ts'
import { createPlanOutcome, type PlanOutcome } from './plan-outcome.ts'
import { RULES } from './registry.ts'
import { type Assessment, addUp } from './run-rules.ts'
import { statusOf } from './vm-status.ts'

/** What the inventory alone says: no decision changes it, so it is made once for each state of the inventory and each release. */
export interface EstateAssessment {
  readonly estate: Estate
  readonly facts: EstateFacts
  /** By VM id. */
  readonly judgements: ReadonlyMap<string, VmJudgement>
}

/** Asks the rules about the inventory of every VM, or of those whose ids are given. */
export function assessEstate(estate: Estate, versions: TargetVersions, vmIds: ReadonlySet<string> | null = null): EstateAssessment {
  return finish(assessEstateSteps(estate, versions, vmIds))
}

/** The same, stopping every few milliseconds. */
export function* assessEstateSteps(estate: Estate, versions: TargetVersions, vmIds: ReadonlySet<string> | null = null): Steps<EstateAssessment> {
  const facts = createEstateFacts(estate)
  yield
  return { estate, facts, judgements: yield* judgeVmsSteps(estate, versions, { rules: RULES, vmIds, facts }) }
}

/** The same as lists over all VMs, as a plan takes it. */
export function addUpEstate({ judgements }: EstateAssessment): Assessment {
  return addUp(RULES, judgements)
}

/** The answers of the rules about the plan, of the VMs that take part. `memo` changes none of them. */
export function judgeByPlan({ estate, facts, judgements }: EstateAssessment, plan: MigrationPlan, memo: PartMemo = NOTHING_KEPT): ReadonlyMap<string, VmJudgement> {
  const isWhole = judgements.size === estate.vms.filter((vm) => vm.isTemplate !== true).length
  return judgePlanned(estate, plan, { rules: RULES, vmIds: isWhole ? null : new Set(judgements.keys()), facts }, memo)
}

/**
 * The whole assessment of each VM that was asked about, in the estate's order. `links` is how many other VMs belong to a VM's
 * application or have to move with it, by VM id: null where no application list says. `memo` changes none of them.
 */
export function assessVms({ estate, facts, judgements }: EstateAssessment, plan: MigrationPlan, byPlan: ReadonlyMap<string, VmJudgement>, links: ReadonlyMap<string, number> | null, memo: PartMemo = NOTHING_KEPT): readonly VmAssessment[] {
  const outcome = createPlanOutcome(estate, plan)
  const { migration } = plan.target
  return memo.list(assessVm, memo.part(judgedVms, estate.vms, judgements), (vm) => {
    const isIncluded = outcome.isIncluded(vm.id)
    return [facts, judgements.get(vm.id), byPlan.get(vm.id), links === null ? null : (links.get(vm.id) ?? 0), isIncluded, isIncluded ? unplacedOf(outcome, vm.id) : NO_REASONS, migration] as const
  })
}

/** One list for all that have none, so that what is kept stays. */
const NO_REASONS: readonly Reason[] = []

function unplacedOf(outcome: PlanOutcome, vmId: string): readonly Reason[] {
  const reasons = outcome.unplacedReasons(vmId)
  return reasons.length === 0 ? NO_REASONS : reasons
}

function judgedVms(vms: readonly EstateVm[], judgements: ReadonlyMap<string, VmJudgement>): readonly EstateVm[] {
  return vms.filter(({ id }) => judgements.has(id))
}

/** All that one VM's assessment hangs on, one by one. */
function assessVm(vm: EstateVm, facts: EstateFacts, own: VmJudgement | undefined, planned: VmJudgement | undefined, links: number | null, isIncluded: boolean, unplaced: readonly Reason[], migration: MigrationPlan['target']['migration']): VmAssessment {
  // Joined lists are as long as they have to be; literals made of two keep room for more, of every VM.
  const findings = (own?.findings ?? []).concat(planned?.findings ?? [])
  const gaps = (own?.gaps ?? []).concat(planned?.gaps ?? [])
  const os = classifyOs(vm, facts.sourceOf(vm))
  const outcome = { target: { migration }, unplacedReasons: () => unplaced }
  const { status, because } = isIncluded ? statusOf({ findings, gaps, unplaced }) : { status: null, because: [] }
  return {
    vmId: vm.id,
    status,
    because: [...because],
    os,
    complexity: scoreComplexity({ vm, facts, osClass: os.class, findings, links }),
    cold: isIncluded ? coldWay(vm, outcome) : null,
    warm: isIncluded ? warmWay(vm, outcome, facts) : null,
    findings,
    gaps,
  }
}
