import { decisionOf } from '#backend/db/repositories/vm-decision-repository.ts'
import { loadSideRows, type SideRowInForce } from '#backend/db/repositories/side-repository.ts'
import type { ProjectFile } from '#backend/db/project-file.ts'
import { type AssessedPlan, planInTurns } from '#backend/plan/compute-plan.ts'
import { listedDependencies } from './listed-dependencies.ts'
import { assessmentOfPlan, type ProjectAssessment } from '#backend/assess/assessment-cache.ts'
import type { PlanBasis, PlanCache } from '#backend/plan/plan-cache.ts'
import type { SharedWork } from '#backend/turns/share-work.ts'
import { AppError } from '#shared/contract/app-error.ts'
import type { WaveCapacityAnswer } from '#shared/contract/wave-capacity.ts'
import type { WaveScheduleAnswer } from '#shared/contract/wave-rows.ts'
import type { Estate } from '#shared/domain/estate/estate.ts'
import type { SideKind, SideRow } from '#shared/domain/side/side-rows.ts'
import type { Decisions } from '#shared/domain/decisions/decision.ts'
import type { ApplicationFacts } from '#shared/domain/side/application.ts'
import type { PerformanceFacts } from '#shared/domain/side/performance.ts'
import type { PartMemo } from '#shared/engine/kept/part-memo.ts'
import type { MigrationPlan, UnplacedVm } from '#shared/domain/plan/migration-plan.ts'
import type { WaveVm } from '#shared/domain/waves/wave-vm.ts'
import { type WaveSettings, waveSettingsSchema } from '#shared/domain/waves/wave-settings.ts'
import type { WaveInput } from '#shared/engine/waves/placement/wave-input.ts'
import type { ScheduleProgress } from '#shared/engine/waves/schedule-progress.ts'
import { createKeptRuns, type WaveRuns } from '#shared/engine/waves/kept-runs.ts'
import { listedWaveOrder } from '#shared/engine/waves/groups/listed-wave-order.ts'
import { placedWindows, WAVES_SUBJECT } from '#shared/engine/waves/placed-windows.ts'
import { hardTiesOf, waveVmsOf } from '#shared/engine/waves/wave-vms.ts'

/** Who waits for whom by application lists: VMs by what they depend on, and listed waves by their names, where a rule keeps them. */
interface ListedConstraints {
  readonly dependencies: WaveSettings['groups']['dependencies']
  readonly waveOrder: WaveSettings['groups']['dependencies']
}

/** What waves are planned from, with what their answers name. */
export interface WaveProject {
  readonly input: WaveInput
  readonly estate: Estate
  /** The local date on which the schedule in force was planned; null: there is none. */
  readonly plannedOn: string | null
  readonly decisions: Decisions
  /** As they were stated: without what `input` adds of application lists. */
  readonly settings: WaveSettings
  readonly listed: ListedConstraints
  /** All rows of application lists, joined to a VM or not. */
  readonly listedRows: readonly SideRowInForce<'application'>[]
  /** What is decided of VMs, or else application lists say, by VM. */
  readonly applications: ReadonlyMap<string, ApplicationFacts>
  /** VMs of the plans that have landed. */
  readonly landedVms: readonly WaveVm[]
  /** VMs that are to be migrated but in no plan. */
  readonly outsidePlans: readonly UnplacedVm[]
  /** What simulations of waves answered so far, kept as long as the plan's parts are (plan-cache.ts). */
  readonly runs: WaveRuns
  /** What was shown of exactly this, its making, and what its waves take of the target, once somebody asked: all are made anew together with all else here. */
  readonly kept: { shown: WaveScheduleAnswer | null; showing: SharedWork<WaveScheduleAnswer, ScheduleProgress> | null; capacity: WaveCapacityAnswer | null }
}

const EPOCH_DAY = '1970-01-01'

let defaults: WaveSettings | undefined

/** Made when first asked for: the schema's parser is compiled then, which would otherwise be part of every program's start. */
function defaultSettings(): WaveSettings {
  return (defaults ??= waveSettingsSchema.parse({}))
}

/** The settings in force, and whether somebody decided them. */
export function waveSettingsOf(project: ProjectFile): { readonly settings: WaveSettings; readonly isDecided: boolean } {
  // Of these alone: the schedule of 50,000 VMs is a decision as well, and takes long to read.
  const decided = decisionOf(project, 'waves.settings', WAVES_SUBJECT)
  return { settings: decided ?? defaultSettings(), isDecided: decided !== null }
}

/** The settings that decisions hold, or the defaults. */
export function settingsIn(decisions: Decisions): WaveSettings {
  return decisions['waves.settings'][WAVES_SUBJECT] ?? defaultSettings()
}

/**
 * Reads what a project says of waves. VMs that have landed are planned no more; those that failed or went back have no place before. `today` absent: the
 * day on which the schedule in force was planned. `schedule`: the project as it would be with it. While nothing of it changed, its parts are the very same as
 * the last time. AppError not-found without an inventory.
 */
export async function loadWaveProject(plans: PlanCache, project: ProjectFile, today: string | undefined, schedule?: Decisions['waves.schedule'][string]): Promise<WaveProject> {
  const kept = await plans.basis(project)
  const basis = schedule === undefined ? kept : { ...kept, decisions: { ...kept.decisions, 'waves.schedule': { [WAVES_SUBJECT]: schedule } } }
  if (basis.estate.sources.length === 0) throw new AppError('not-found', 'The project holds no inventory yet: import one first.')
  // Without a schedule nobody asks for windows of it.
  const day = today ?? plannedOnOf(basis.decisions) ?? EPOCH_DAY
  const planned = await planInTurns(basis)
  return basis.memo.part(waveProjectOf, planned, basis.memo.part(riskPointsFor, planned, basis.applicationLinks, basis.parts), basis.memo.part(sideRowsOf, project), basis.facts, basis.decisions, day, basis.memo, basis.parts)
}

function plannedOnOf(decisions: Decisions): string | null {
  return decisions['waves.schedule'][WAVES_SUBJECT]?.today ?? null
}

function waveProjectOf({ estate, plan }: AssessedPlan, riskPoints: ReadonlyMap<string, number>, side: WaveSideRows, facts: ReadonlyMap<string, ApplicationFacts>, decisions: Decisions, today: string, memo: PartMemo, parts: PartMemo): WaveProject {
  const outcomes = decisions['vm.wave-outcome']
  const landed = new Set(Object.entries(outcomes).filter(([, { outcome }]) => outcome === 'done').map(([id]) => id))
  const vms = memo.part(vmsOf, estate, plan, riskPoints, side, facts, parts)
  const settings = settingsIn(decisions)
  const joined = side.applicationRows.filter(({ state }) => state === 'joined')
  const listed = { dependencies: listedDependencies(joined, vms), waveOrder: listedWaveOrder(vms.filter(({ id }) => !landed.has(id))) }
  return {
    estate,
    decisions,
    settings,
    listed,
    listedRows: side.applicationRows,
    applications: facts,
    landedVms: vms.filter(({ id }) => landed.has(id)),
    plannedOn: plannedOnOf(decisions),
    outsidePlans: plan.unplaced,
    runs: memo.part(createKeptRuns),
    kept: { shown: null, showing: null, capacity: null },
    input: {
      vms: landed.size === 0 ? vms : vms.filter(({ id }) => !landed.has(id)),
      plans: plan.plans.map(({ name, after }) => ({ name, after })),
      hardTies: memo.part(hardTiesOf, estate, plan, parts),
      settings: withListed(settings, listed),
      today,
      landed,
      pins: new Map(Object.entries(decisions['vm.wave']).map(([id, { window }]) => [id, window])),
      lockedWindows: new Set(Object.keys(decisions['wave.lock'])),
      refusals: refusalsOf(decisions),
      previous: placedWindows(decisions),
    },
  }
}

function vmsOf(estate: Estate, plan: MigrationPlan, riskPoints: ReadonlyMap<string, number>, { performance }: WaveSideRows, applications: ReadonlyMap<string, ApplicationFacts>, parts: PartMemo): readonly WaveVm[] {
  return waveVmsOf({ estate, plan, applications, performance, riskPoints }, parts)
}

/** Settings with what application lists say besides, where they want it. */
export function withListed(settings: WaveSettings, listed: ListedConstraints): WaveSettings {
  const { groups } = settings
  const isByWave = groups.rules.some(({ by, isConfirmed }) => by === 'wave' && isConfirmed)
  const more = [...(groups.areListedDependenciesKept ? listed.dependencies : []), ...(isByWave ? listed.waveOrder : [])]
  return more.length === 0 ? settings : { ...settings, groups: { ...groups, dependencies: [...groups.dependencies, ...more] } }
}

/** The same of a plan: waves take no more of an assessment, which for 10,000 VMs nobody else of an export wants. */
function riskPointsFor(planned: AssessedPlan, applicationLinks: PlanBasis['applicationLinks'], parts: PartMemo): ReadonlyMap<string, number> {
  return parts.part(riskPointsOf, assessmentOfPlan(planned, applicationLinks, parts))
}

/** How much work a VM is likely to make is how much can go wrong with it. */
function riskPointsOf({ vms }: ProjectAssessment): ReadonlyMap<string, number> {
  return new Map([...vms].map(([id, { complexity }]) => [id, complexity.score]))
}

function refusalsOf(decisions: Decisions): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(Object.entries(decisions['wave.consent']).map(([window, { owners }]) => [window, new Set(Object.entries(owners).flatMap(([owner, { state }]) => (state === 'refused' ? [owner] : [])))]))
}

/** A VM by its id, or by a name that one VM of the plans alone bears. AppError not-found or conflict. */
export function findWaveVm({ input, landedVms }: WaveProject, wanted: string): string {
  const vms = [...input.vms, ...landedVms]
  if (vms.some(({ id }) => id === wanted)) return wanted
  const [only, another] = vms.filter(({ name }) => name === wanted)
  if (only === undefined) throw new AppError('not-found', `No VM that is to be scheduled is called ${JSON.stringify(wanted)}: give the name or id of a VM that is in a plan.`)
  if (another !== undefined) throw new AppError('conflict', `Several VMs are called ${JSON.stringify(wanted)}: give the id of one, such as ${only.id}.`)
  return only.id
}

/** What waves take of side files. */
interface WaveSideRows {
  readonly applicationRows: readonly SideRowInForce<'application'>[]
  readonly performance: ReadonlyMap<string, PerformanceFacts>
}

/** Side files change by imports alone, and with these the whole memo goes that this is asked through (plan-cache.ts). */
function sideRowsOf(project: ProjectFile): WaveSideRows {
  return { applicationRows: loadSideRows(project, 'application'), performance: byVm(loadSideRows(project, 'performance')) }
}

function byVm<Kind extends SideKind>(rows: readonly SideRowInForce<Kind>[]): ReadonlyMap<string, SideRow<Kind>> {
  return new Map(rows.flatMap(({ vmId, state, row }) => (vmId === null || state !== 'joined' ? [] : [[vmId, row] as const])))
}
