import type { VmAssessment } from '#shared/domain/assessment.ts'
import type { Estate } from '#shared/domain/estate/estate.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import type { TargetVersions } from '#shared/domain/target/versions.ts'
import { NOTHING_KEPT, type PartMemo } from '#shared/engine/kept/part-memo.ts'
import { scoreComplexity } from './complexity.ts'
import { createEstateFacts, type EstateFacts } from './estate-facts.ts'
import { judgePlanned } from './judge-planned.ts'
import { judgeVms, type VmJudgement } from './judge-vms.ts'
import { coldWay, warmWay } from './migration-ways.ts'
import { classifyOs } from './os-class.ts'
import { createPlanOutcome } from './plan-outcome.ts'
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
  const facts = createEstateFacts(estate)
  return { estate, facts, judgements: judgeVms(estate, versions, { rules: RULES, vmIds, facts }) }
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
 * application or have to move with it, by VM id: null where no application list says.
 */
export function assessVms(base: EstateAssessment, plan: MigrationPlan, byPlan: ReadonlyMap<string, VmJudgement>, links: ReadonlyMap<string, number> | null): readonly VmAssessment[] {
  const { estate, facts, judgements } = base
  const outcome = createPlanOutcome(estate, plan)
  const assessments: VmAssessment[] = []
  for (const vm of estate.vms) {
    const own = judgements.get(vm.id)
    if (own === undefined) continue
    const planned = byPlan.get(vm.id)
    // Joined lists are as long as they have to be; literals made of two keep room for more, of every VM.
    const findings = own.findings.concat(planned?.findings ?? [])
    const gaps = own.gaps.concat(planned?.gaps ?? [])
    const os = classifyOs(vm, facts.sourceOf(vm))
    const isIncluded = outcome.isIncluded(vm.id)
    const { status, because } = isIncluded ? statusOf({ findings, gaps, unplaced: outcome.unplacedReasons(vm.id) }) : { status: null, because: [] }
    assessments.push({
      vmId: vm.id,
      status,
      because: [...because],
      os,
      complexity: scoreComplexity({ vm, facts, osClass: os.class, findings, links: links === null ? null : (links.get(vm.id) ?? 0) }),
      cold: isIncluded ? coldWay(vm, outcome) : null,
      warm: isIncluded ? warmWay(vm, outcome, facts) : null,
      findings,
      gaps,
    })
  }
  return assessments
}
