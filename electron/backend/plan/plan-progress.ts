import type { NotedKind } from '#shared/contract/notes-api.ts'
import { type PlanProgress, PROGRESS_STEPS } from '#shared/contract/plan-progress.ts'
import { compareText } from '#shared/domain/compare.ts'
import type { UnplacedVm } from '#shared/domain/plan/migration-plan.ts'
import type { SizingResult } from '#shared/domain/sizing/sizing-result.ts'
import { mapStorage } from '#shared/engine/mapping/storage/map-storage.ts'
import { divideByInclusion } from '#shared/engine/plan/divide-by-inclusion.ts'
import { placedWindows, WAVES_SUBJECT } from '#shared/engine/waves/placed-windows.ts'
import { assessmentOf } from '#backend/assess/assessment-cache.ts'
import { listNotes } from '#backend/notes/list-notes.ts'
import type { AssessedPlan } from './compute-plan.ts'
import type { PlanBasis } from './plan-cache.ts'
import { reasonTitle } from './reason-titles.ts'

type Question = PlanProgress['questions'][number]
type StepProgress = Omit<PlanProgress['steps'][number], 'open'>

/** What is known of a project besides what it is planned from. */
export interface ProgressFacts {
  /** Decisions whose objects no current snapshot holds. */
  readonly waiting: number
  readonly isTargetChosen: boolean
  readonly isExported: boolean
  /** Of the scenarios; null: not sized since the last change. */
  readonly sized: readonly SizingResult[] | null
}

/** Reasons of VMs without a plan that the questions about networks and datastores already ask. */
const ASKED_BY_MAPS: ReadonlySet<string> = new Set(['network-not-mapped', 'storage-not-mapped'])
/** The step at which people look at what a note is about. */
const STEPS_OF_NOTES: readonly (readonly [Question['step'], readonly NotedKind[]])[] = [['inventory', ['vm', 'cluster', 'host']], ['assess', ['rule']], ['map', ['datastore', 'port-group']], ['waves', ['wave']]]
/** VMs that are named beside a reason. */
const MOST_NAMED = 3

/**
 * VMs up to which the plan is worked out for counts beside other things: for 10,000 it takes a second, for 50,000 ten, in which
 * the lists of the inventory would wait (docs/performance.md).
 */
export const MOST_VMS_BESIDE = 10_000

/** What is said of a project of which nobody asked for the plan: how far each step is was not evaluated. */
export function unknownProgress(isTargetChosen: boolean): PlanProgress {
  return { questions: [], blockers: [], steps: PROGRESS_STEPS.map((step) => (step === 'target' ? { step, done: isTargetChosen ? 1 : 0, total: 1, open: isTargetChosen ? 0 : 1 } : { step, done: null, total: null, open: null })) }
}

/**
 * How far a project is, step by step, and what is still open; by its plan, null without an inventory. VMs in no wave are counted by the schedule as it
 * was planned: what a new planning would move nobody knows before it. Without an inventory only the target can be asked for.
 */
export function planProgress(basis: PlanBasis, facts: ProgressFacts, planned: AssessedPlan | null): PlanProgress {
  const blockers = planned === null ? [] : listBlockers(planned.plan.unplaced)
  const notes = listNotes(basis.decisions, basis.estate)
  const questions = [
    question('import', 'waiting', facts.waiting),
    ...(planned === null ? [] : inventoryQuestions(basis, blockers, facts, planned)),
    ...STEPS_OF_NOTES.map(([step, objects]) => question(step, 'notes', notes.filter(({ object, note }) => note.state === 'open' && objects.includes(object)).length)),
  ].filter(({ count }) => count > 0)
  const openOf = (step: Question['step']): number => questions.reduce((sum, { step: own, count }) => sum + (own === step ? count : 0), 0)
  return {
    questions,
    blockers,
    steps: stepsOf(basis, facts, planned).map((step) => ({ ...step, open: step.step === 'size' && facts.sized === null ? null : openOf(step.step) })),
  }
}

function stepsOf(basis: PlanBasis, { isTargetChosen, isExported, sized }: ProgressFacts, planned: AssessedPlan | null): StepProgress[] {
  const { estate, decisions } = basis
  const target = { step: 'target', done: isTargetChosen ? 1 : 0, total: 1 } as const
  if (planned === null) {
    const unknown = { done: null, total: null }
    return [{ step: 'import', done: 0, total: 1 }, { step: 'inventory', ...unknown }, { step: 'assess', ...unknown }, target, ...(['map', 'size', 'waves', 'handOver'] as const).map((step) => ({ step, ...unknown }))]
  }
  const { plan } = planned
  const statuses = [...assessmentOf(basis, planned).vms.values()].flatMap(({ status }) => (status === null ? [] : [status]))
  const mapped = [...plan.datastores, ...plan.portGroups].filter(({ destination }) => destination !== null).length
  const inPlans = plan.plans.flatMap(({ vms }) => vms)
  const placed = placedWindows(decisions)
  return [
    // An inventory of hosts alone leaves nothing to plan.
    { step: 'import', done: estate.vms.length === 0 ? 0 : estate.sources.length, total: estate.sources.length },
    { step: 'inventory', done: estate.vms.length, total: estate.vms.length },
    { step: 'assess', done: statuses.filter((status) => status === 'ready' || status === 'attention').length, total: statuses.length },
    target,
    { step: 'map', done: mapped, total: plan.datastores.length + plan.portGroups.length },
    // Nodes for no VM hold whatever fails, which is no answer to anything.
    { step: 'size', ...(sized === null ? { done: null, total: null } : statuses.length === 0 ? { done: 0, total: 0 } : { done: sized.filter(({ isVerified }) => isVerified).length, total: sized.length }) },
    { step: 'waves', done: inPlans.filter(({ vmId }) => placed.has(vmId)).length, total: inPlans.length },
    { step: 'handOver', done: isExported ? 1 : 0, total: 1 },
  ]
}

function inventoryQuestions(basis: PlanBasis, blockers: PlanProgress['blockers'], { isTargetChosen, sized }: ProgressFacts, { plan }: AssessedPlan): Question[] {
  const { decisions } = basis
  const [first] = sized ?? []
  const placed = placedWindows(decisions)
  const isScheduled = decisions['waves.schedule'][WAVES_SUBJECT] !== undefined
  const outside = plan.plans.flatMap(({ vms }) => vms).filter(({ vmId }) => !placed.has(vmId)).length
  return [
    ...blockers.filter(({ code }) => !ASKED_BY_MAPS.has(code)).map(({ code, title, vms }) => ({ ...question('assess', 'unplaced', vms), reason: code, title })),
    question('target', 'no-target', isTargetChosen ? 0 : 1),
    question('map', 'datastores', openDatastores(basis)),
    question('map', 'networks', plan.portGroups.filter(isOpen).length),
    question('size', 'unsized', first === undefined ? 0 : first.pools.reduce((sum, { withoutPlace }) => sum + withoutPlace.length, 0) + first.unsized.length),
    isScheduled ? question('waves', 'unscheduled', outside) : question('waves', 'no-waves', 1),
  ]
}

/** Why VMs are in no plan, the commonest reason first. */
function listBlockers(unplaced: readonly UnplacedVm[]): PlanProgress['blockers'] {
  const vmsOf = new Map<string, UnplacedVm[]>()
  for (const vm of unplaced) {
    for (const code of new Set(vm.reasons.map((reason) => reason.code))) {
      const own = vmsOf.get(code) ?? []
      own.push(vm)
      vmsOf.set(code, own)
    }
  }
  return [...vmsOf]
    .sort(([left, most], [right, least]) => least.length - most.length || compareText(left, right))
    .map(([code, vms]) => ({ code, title: reasonTitle(code), vms: vms.length, first: vms.slice(0, MOST_NAMED).map(({ vmId, name }) => ({ id: vmId, name })) }))
}

function question(step: Question['step'], code: Question['code'], count: number): Question {
  return { step, code, reason: null, title: null, count }
}

/** Datastores without a class, and VMs whose own decision leads nowhere: as the storage map counts them. */
function openDatastores({ estate, target, decisions, memo }: PlanBasis): number {
  const { included } = memo.part(divideByInclusion, estate.vms, decisions['vm.inclusion'], memo)
  const { datastores, overrides } = mapStorage({ datastores: estate.datastores, included, target, decisions }, memo)
  const astray = [...overrides.values()].filter(({ refusals, ownDatastoreIds, mappings }) => refusals.length > 0 || ownDatastoreIds.some((id) => mappings.get(id)?.destination === null))
  return datastores.filter(isOpen).length + astray.length
}

function isOpen({ destination }: { readonly destination: unknown }): boolean {
  return destination === null
}
