import type { Estate, EstateVm } from '#shared/domain/estate/estate.ts'
import type { ComputeMapping, InstanceTypeChoice } from '#shared/domain/plan/compute.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import type { Target } from '#shared/domain/target/target.ts'
import type { MtvVersion, OpenshiftVersion } from '#shared/domain/target/versions.ts'
import { NOTHING_KEPT, type PartMemo } from '#shared/engine/kept/part-memo.ts'
import { type DatastoreDestination, datastoreDestinations, type NetworkDestinationOf, networkDestinations, usesByVm } from '#shared/engine/plan/vm-destinations.ts'
import type { EstateFacts } from './estate-facts.ts'
import { answerAll, type Judging, type Question, questionsBySource, type VmJudgement } from './judge-vms.ts'
import type { PlanRule, Rule, SizeRule } from './rule.ts'
import { createVmOutcome, type JudgedTarget } from './vm-outcome.ts'

/**
 * Asks the rules about the plan of each VM that takes part: an answer for each, by VM id, in the estate's order. `memo` keeps the
 * answers about VMs of which the plan makes what it made before.
 */
export function judgePlanned(estate: Estate, plan: MigrationPlan, { rules, vmIds, facts }: Judging, memo: PartMemo = NOTHING_KEPT): ReadonlyMap<string, VmJudgement> {
  const { mtv, openshift } = plan.target
  const placeQuestions = memo.part(plannedQuestions, estate, rules, mtv, openshift)
  const sizeQuestions = memo.part(sizeQuestionsOf, estate, rules, mtv, openshift)
  const target = memo.shared(judgedTarget, plan.target)
  const nodeModels = memo.shared(nodeModelsOf, plan.target)
  const datastores = memo.shared(datastoreDestinations, plan.datastores)
  const networks = memo.shared(networkDestinations, plan.portGroups)
  const overrides = new Map(plan.storageOverrides.map((own) => [own.vmId, new Map(own.datastores.map((mapping) => [mapping.datastoreId, mapping]))]))
  const types = memo.part(typesOf, plan.compute.vms)
  const uses = memo.part(usesByVm, estate.vms)
  const vms = memo.part(judgedVms, estate.vms, plan.excluded, vmIds)
  const ofPlaces = memo.list(judgePlaces, vms, (vm) => {
    const storage = overrides.get(vm.id) ?? datastores
    const args: [readonly Question<PlanRule>[], EstateFacts, JudgedTarget, ...(DatastoreDestination | NetworkDestinationOf)[]] = [placeQuestions.get(vm.sourceId) ?? NOTHING, facts, target]
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
  const ofSizes = memo.list(judgeSize, vms, (vm) => [sizeQuestions.get(vm.sourceId) ?? NOTHING, nodeModels, types.get(vm.id) ?? null] as const)
  return memo.part(byVmId, vms, ofPlaces, ofSizes)
}

const NOTHING: readonly never[] = []

function judgedVms(vms: readonly EstateVm[], excluded: MigrationPlan['excluded'], vmIds: ReadonlySet<string> | null): readonly EstateVm[] {
  const left = new Set(excluded.map(({ vmId }) => vmId))
  return vms.filter((vm) => vm.isTemplate !== true && vmIds?.has(vm.id) !== false && !left.has(vm.id))
}

function typesOf(vms: readonly ComputeMapping[]): ReadonlyMap<string, InstanceTypeChoice | null> {
  return new Map(vms.map(({ vmId, instanceType }) => [vmId, instanceType]))
}

/** Rules about sizes stand behind the others in the registry, and so do their answers. */
function byVmId(vms: readonly EstateVm[], ofPlaces: readonly VmJudgement[], ofSizes: readonly VmJudgement[]): ReadonlyMap<string, VmJudgement> {
  const judgements = new Map<string, VmJudgement>()
  vms.forEach(({ id }, index) => {
    const [place, size] = [ofPlaces[index] ?? NO_ANSWER, ofSizes[index] ?? NO_ANSWER]
    judgements.set(id, size.findings.length + size.gaps.length === 0 ? place : { findings: [...place.findings, ...size.findings], gaps: [...place.gaps, ...size.gaps] })
  })
  return judgements
}

const NO_ANSWER: VmJudgement = { findings: [], gaps: [] }

function judgePlaces(vm: EstateVm, questions: readonly Question<PlanRule>[], facts: EstateFacts, target: JudgedTarget, ...places: readonly (DatastoreDestination | NetworkDestinationOf)[]): VmJudgement {
  const outcome = createVmOutcome(vm, target, places)
  return answerAll(vm, questions, (rule) => rule.checkPlanned(vm, outcome, facts))
}

function judgeSize(vm: EstateVm, questions: readonly Question<SizeRule>[], nodeModels: Target['nodeModels'], instanceType: InstanceTypeChoice | null): VmJudgement {
  return answerAll(vm, questions, (rule) => rule.checkSized(vm, { nodeModels, instanceType }))
}

function plannedQuestions(estate: Estate, rules: readonly Rule[], mtv: MtvVersion, openshift: OpenshiftVersion): ReadonlyMap<string, readonly Question<PlanRule>[]> {
  return questionsBySource(estate, rules.filter((rule) => 'checkPlanned' in rule), { mtv, openshift })
}

function sizeQuestionsOf(estate: Estate, rules: readonly Rule[], mtv: MtvVersion, openshift: OpenshiftVersion): ReadonlyMap<string, readonly Question<SizeRule>[]> {
  return questionsBySource(estate, rules.filter((rule) => 'checkSized' in rule), { mtv, openshift })
}

function nodeModelsOf({ nodeModels }: Target): Target['nodeModels'] {
  return nodeModels
}

/** Another policy of anything else leaves all answers as they are. */
function judgedTarget({ openshift, mtv, features, storageClasses, migration, storage }: Target): JudgedTarget {
  return { openshift, mtv, features, storageClasses, migration, storagePolicies: storage.policies }
}
