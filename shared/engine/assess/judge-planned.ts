import type { Estate, EstateVm } from '#shared/domain/estate/estate.ts'
import type { InstanceTypeChoice } from '#shared/domain/plan/compute.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import type { Target } from '#shared/domain/target/target.ts'
import type { MtvVersion, OpenshiftVersion } from '#shared/domain/target/versions.ts'
import { NOTHING_KEPT, type PartMemo } from '#shared/engine/kept/part-memo.ts'
import { type DatastoreDestination, datastoreDestinations, type NetworkDestinationOf, networkDestinations, usesOf } from '#shared/engine/plan/vm-destinations.ts'
import type { EstateFacts } from './estate-facts.ts'
import { answerAll, type Judging, type Question, questionsBySource, type VmJudgement } from './judge-vms.ts'
import type { PlanRule, Rule } from './rule.ts'
import { createVmOutcome, type JudgedTarget } from './vm-outcome.ts'

/**
 * Asks the rules about the plan of each VM that takes part: an answer for each, by VM id, in the estate's order. `memo` keeps the
 * answers about VMs of which the plan makes what it made before.
 */
export function judgePlanned(estate: Estate, plan: MigrationPlan, { rules, vmIds, facts }: Judging, memo: PartMemo = NOTHING_KEPT): ReadonlyMap<string, VmJudgement> {
  const questions = memo.part(plannedQuestions, estate, rules, plan.target.mtv, plan.target.openshift)
  const target = memo.shared(judgedTarget, plan.target)
  const datastores = memo.shared(datastoreDestinations, plan.datastores)
  const networks = memo.shared(networkDestinations, plan.portGroups)
  const overrides = new Map(plan.storageOverrides.map((own) => [own.vmId, new Map(own.datastores.map((mapping) => [mapping.datastoreId, mapping]))]))
  const types = new Map(plan.compute.vms.map(({ vmId, instanceType }) => [vmId, instanceType]))
  const excluded = new Set(plan.excluded.map(({ vmId }) => vmId))
  const judgements = new Map<string, VmJudgement>()
  for (const vm of estate.vms) {
    if (vm.isTemplate === true || vmIds?.has(vm.id) === false || excluded.has(vm.id)) continue
    const { datastoreIds, portGroupIds } = memo.each(usesOf, vm)
    const storage = overrides.get(vm.id) ?? datastores
    const places: (DatastoreDestination | NetworkDestinationOf)[] = []
    for (const id of datastoreIds) {
      const place = storage.get(id)
      if (place !== undefined) places.push(place)
    }
    for (const id of portGroupIds) {
      const place = networks.get(id)
      if (place !== undefined) places.push(place)
    }
    judgements.set(vm.id, memo.each(judgeOne, vm, questions.get(vm.sourceId) ?? NO_QUESTIONS, facts, target, types.get(vm.id) ?? null, ...places))
  }
  return judgements
}

const NO_QUESTIONS: readonly never[] = []

function judgeOne(vm: EstateVm, questions: readonly Question<PlanRule>[], facts: EstateFacts, target: JudgedTarget, instanceType: InstanceTypeChoice | null, ...places: readonly (DatastoreDestination | NetworkDestinationOf)[]): VmJudgement {
  const outcome = createVmOutcome(vm, target, instanceType, places)
  return answerAll(vm, questions, (rule) => rule.checkPlanned(vm, outcome, facts))
}

function plannedQuestions(estate: Estate, rules: readonly Rule[], mtv: MtvVersion, openshift: OpenshiftVersion): ReadonlyMap<string, readonly Question<PlanRule>[]> {
  return questionsBySource(estate, rules.filter((rule) => 'checkPlanned' in rule), { mtv, openshift })
}

/** Another policy of anything else leaves all answers as they are. */
function judgedTarget({ openshift, mtv, features, storageClasses, nodeModels, migration }: Target): JudgedTarget {
  return { openshift, mtv, features, storageClasses, nodeModels, migration }
}
