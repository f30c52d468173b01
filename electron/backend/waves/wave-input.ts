import { currentDecisions } from '#backend/db/repositories/decision-repository.ts'
import { loadSideRows } from '#backend/db/repositories/side-repository.ts'
import type { ProjectFile } from '#backend/db/project-file.ts'
import { computePlan } from '#backend/plan/compute-plan.ts'
import { listedDependencies } from './listed-dependencies.ts'
import { assessmentOf } from '#backend/assess/assessment-cache.ts'
import type { PlanBasis, PlanCache } from '#backend/plan/plan-cache.ts'
import { AppError } from '#shared/contract/app-error.ts'
import type { Estate } from '#shared/domain/estate/estate.ts'
import type { SideKind, SideRow } from '#shared/domain/side/side-rows.ts'
import type { Decisions } from '#shared/domain/decisions/decision.ts'
import type { ApplicationFacts } from '#shared/domain/side/application.ts'
import type { UnplacedVm } from '#shared/domain/plan/migration-plan.ts'
import type { WaveVm } from '#shared/domain/waves/wave-vm.ts'
import { type WaveSettings, waveSettingsSchema } from '#shared/domain/waves/wave-settings.ts'
import type { WaveInput } from '#shared/engine/waves/placement/wave-input.ts'
import { placedWindows, WAVES_SUBJECT } from '#shared/engine/waves/placed-windows.ts'
import { hardTiesOf, waveVmsOf } from '#shared/engine/waves/wave-vms.ts'

/** What waves are planned from, with what their answers name. */
export interface WaveProject {
  readonly input: WaveInput
  readonly estate: Estate
  /** The local date on which the schedule in force was planned; null: there is none. */
  readonly plannedOn: string | null
  readonly decisions: Decisions
  /** As they were stated: without what `input` adds of application lists. */
  readonly settings: WaveSettings
  /** Who waits for whom by application lists. */
  readonly listed: WaveSettings['groups']['dependencies']
  /** What application lists say, by VM. */
  readonly applications: ReadonlyMap<string, ApplicationFacts>
  /** VMs of the plans that have landed. */
  readonly landedVms: readonly WaveVm[]
  /** VMs that are to be migrated but in no plan. */
  readonly outsidePlans: readonly UnplacedVm[]
}

const EPOCH_DAY = '1970-01-01'

/** The settings in force, and whether somebody decided them. */
export function waveSettingsOf(project: ProjectFile): { readonly settings: WaveSettings; readonly isDecided: boolean } {
  const decided = currentDecisions(project)['waves.settings'][WAVES_SUBJECT]
  return { settings: decided ?? waveSettingsSchema.parse({}), isDecided: decided !== undefined }
}

/** Reads what a project says of waves. VMs that have landed are planned no more; those that failed or went back have no place before. `today` absent: the day on which the schedule in force was planned. */
export async function loadWaveProject(plans: PlanCache, project: ProjectFile, today: string | undefined): Promise<WaveProject> {
  const { estate, plan } = await computePlan(plans, project, {})
  const decisions = currentDecisions(project)
  const outcomes = decisions['vm.wave-outcome']
  const plannedOn = decisions['waves.schedule'][WAVES_SUBJECT]?.today ?? null
  const landed = new Set(Object.entries(outcomes).filter(([, { outcome }]) => outcome === 'done').map(([id]) => id))
  const facts = { estate, plan, applications: joinedRows(project, 'application'), performance: joinedRows(project, 'performance'), riskPoints: riskPointsOf(await plans.basis(project)) }
  const vms = waveVmsOf(facts)
  const { settings } = waveSettingsOf(project)
  const listed = listedDependencies(loadSideRows(project, 'application').filter(({ state }) => state === 'joined'), vms)
  return {
    estate,
    decisions,
    settings,
    listed,
    applications: facts.applications,
    landedVms: vms.filter(({ id }) => landed.has(id)),
    plannedOn,
    outsidePlans: plan.unplaced,
    input: {
      vms: vms.filter(({ id }) => !landed.has(id)),
      plans: plan.plans.map(({ name, after }) => ({ name, after })),
      hardTies: hardTiesOf(estate, plan),
      settings: withListed(settings, listed),
      // Without a schedule nobody asks for windows of it.
      today: today ?? plannedOn ?? EPOCH_DAY,
      landed,
      pins: new Map(Object.entries(decisions['vm.wave']).map(([id, { window }]) => [id, window])),
      lockedWindows: new Set(Object.keys(decisions['wave.lock'])),
      refusals: refusalsOf(decisions),
      previous: placedWindows(decisions),
    },
  }
}

/** Settings with what application lists say besides, where they want it. */
export function withListed(settings: WaveSettings, listed: WaveProject['listed']): WaveSettings {
  const { groups } = settings
  return groups.areListedDependenciesKept ? { ...settings, groups: { ...groups, dependencies: [...groups.dependencies, ...listed] } } : settings
}

/** How much work a VM is likely to make is how much can go wrong with it. */
function riskPointsOf(basis: PlanBasis): ReadonlyMap<string, number> {
  return new Map([...assessmentOf(basis).vms].map(([id, { complexity }]) => [id, complexity.score]))
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

function joinedRows<Kind extends SideKind>(project: ProjectFile, kind: Kind): ReadonlyMap<string, SideRow<Kind>> {
  return new Map(loadSideRows(project, kind).flatMap(({ vmId, state, row }) => (vmId !== null && state === 'joined' ? [[vmId, row] as const] : [])))
}
