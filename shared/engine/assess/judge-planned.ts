import type { Estate, EstateVm } from '#shared/domain/estate/estate.ts'
import type { ComputeMapping, InstanceTypeChoice } from '#shared/domain/plan/compute.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import type { Target } from '#shared/domain/target/target.ts'
import type { MtvVersion, OpenshiftVersion } from '#shared/domain/target/versions.ts'
import { NOTHING_KEPT, type PartMemo } from '#shared/engine/kept/part-memo.ts'
import { type DatastoreDestination, datastoreDestinations, type NetworkDestinationOf, networkDestinations, usesByVm } from '#shared/engine/plan/vm-destinations.ts'
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
  const types = memo.part(typesOf, plan.compute.vms)
  const uses = memo.part(usesByVm, estate.vms)
  const vms = memo.part(judgedVms, estate.vms, plan.excluded, vmIds)
  const judgements = memo.list(judgeOne, vms, (vm) => {
    const storage = overrides.get(vm.id) ?? datastores
    const args: [readonly Question<PlanRule>[], EstateFacts, JudgedTarget, InstanceTypeChoice | null, ...(DatastoreDestination | NetworkDestinationOf)[]] = [questions.get(vm.sourceId) ?? NOTHING, facts, target, types.get(vm.id) ?? null]
    for (const id of uses.get(vm)?.datastoreIds ?? NOTHING) {
      const place = storage.get(id)
      if (place !== undefined) args.push(place)
    }
    for (const id of uses.get(vm)?.portGroupIds ?? NOTHING) {
      const place = networks.get(id)
      if (place !== undefined) args.push(place)
    }
    return args
  })
  return memo.part(byVmId, vms, judgements)
}

const NOTHING: readonly never[] = []

function judgedVms(vms: readonly EstateVm[], excluded: MigrationPlan['excluded'], vmIds: ReadonlySet<string> | null): readonly EstateVm[] {
  const left = new Set(excluded.map(({ vmId }) => vmId))
  return vms.filter((vm) => vm.isTemplate !== true && vmIds?.has(vm.id) !== false && !left.has(vm.id))
}

function typesOf(vms: readonly ComputeMapping[]): ReadonlyMap<string, InstanceTypeChoice | null> {
  return new Map(vms.map(({ vmId, instanceType }) => [vmId, instanceType]))
}

function byVmId(vms: readonly EstateVm[], judgements: readonly VmJudgement[]): ReadonlyMap<string, VmJudgement> {
  return new Map(judgements.map((judgement, index) => [vms[index]?.id ?? '', judgement]))
}

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
