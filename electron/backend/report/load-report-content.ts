import { basename } from 'node:path'
import type { AssessmentCache } from '#backend/assess/assessment-cache.ts'
import { journal } from '#backend/db/repositories/decision-repository.ts'
import { readImportReport } from '#backend/db/repositories/import-repository.ts'
import { listNotes } from '#backend/notes/list-notes.ts'
import { planInTurns } from '#backend/plan/compute-plan.ts'
import type { PlanCache } from '#backend/plan/plan-cache.ts'
import { freedOnSource } from '#backend/sizing/freed-on-source.ts'
import { sizingEstateOf } from '#backend/sizing/sizing-estate.ts'
import { sizingInputOf } from '#backend/sizing/size-scenario.ts'
import { listImports } from '#backend/snapshots/list-imports.ts'
import { showWaves } from '#backend/waves/show-waves.ts'
import { loadWaveProject } from '#backend/waves/wave-input.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { DEFAULT_SCENARIO_NAME } from '#shared/contract/sizing-api.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import { compareNatural, compareText } from '#shared/domain/compare.ts'
import { isForPeople } from '#shared/domain/decisions/for-people.ts'
import { MOST_SCENARIOS } from '#shared/domain/sizing/scenario.ts'
import { computeSizing, type SizingInput } from '#shared/engine/sizing/compute-sizing.ts'
import { listDemand } from '#shared/engine/sizing/list-demand.ts'
import { listPools } from '#shared/engine/sizing/list-pools.ts'
import { WAVES_SUBJECT } from '#shared/engine/waves/placed-windows.ts'
import type { DecisionInForce, ReportContent, ReportRequest, SizedScenario } from './report-content.ts'
import { vmPlacesOf } from './vm-places.ts'

/**
 * Gathers what is handed on: plan, assessment, sizing, waves where there are any, imports and decisions.
 * AppError not-found where no inventory was imported or the scenario is not there; cancelled between its parts.
 */
export async function loadReportContent(plans: PlanCache, assessments: AssessmentCache, { project, at, version, scenario }: ReportRequest, { signal, tell }: ReportTurns): Promise<ReportContent> {
  const turn = turnOf(signal, tell)
  const basis = await plans.basis(project)
  if (basis.estate.sources.length === 0) throw new AppError('not-found', 'The project holds no inventory yet: import one first.')
  const { plan } = await planInTurns(basis)
  await turn(1)
  const assessment = (await assessments.of(project)).vms
  await turn(2)
  const estate = sizingEstateOf(project, basis)
  const stored = estate.decisions['sizing.scenario']
  const names = Object.keys(stored).sort(compareNatural)
  const main = scenario ?? names[0] ?? DEFAULT_SCENARIO_NAME
  if (scenario !== undefined && stored[scenario] === undefined) throw new AppError('not-found', `The project holds no scenario "${scenario}": it holds ${names.length === 0 ? 'none' : names.join(', ')}.`)
  const inputOf = (name: string): SizingInput => sizingInputOf(project, estate, name, stored[name] ?? {})
  const sizing = sizedScenario(inputOf(main))
  await turn(3)
  const compared = [...new Set([main, ...names])].slice(0, MOST_SCENARIOS).sort(compareNatural)
  const scenarios = []
  for (const name of compared) {
    scenarios.push(name === main ? sizing.result : computeSizing(inputOf(name)))
    await turn(3)
  }
  const waves = basis.decisions['waves.schedule'][WAVES_SUBJECT] === undefined ? null : await showWaves(await loadWaveProject(plans, project, undefined), { signal, progress: () => undefined })
  await turn(4)
  return {
    projectName: basename(project.path).replace(/\.[^.]*$/, ''),
    at,
    version,
    estate: basis.estate,
    plan,
    assessment,
    sizing,
    scenarios,
    places: vmPlacesOf(plan, sizing.result, waves, basis.estate.sources),
    waves,
    freed: freedOnSource(basis.estate, basis.decisions),
    imports: listImports(project).flatMap((listed) => {
      const report = readImportReport(project, listed.id)
      return report === null ? [] : [{ listed, report }]
    }),
    decisions: decisionsInForce(journal(project)),
    notes: listNotes(basis.decisions, basis.estate),
  }
}

/** How an export tells how far it is, and hears that it was cancelled. */
export interface ReportTurns {
  readonly signal: CancelSignal
  /** Called with how many of its parts are done. */
  readonly tell: (done: number) => void
}

/** How many parts gathering has; the last number that `tell` is given. */
export const REPORT_PARTS = 4

/** Lets others have their turn, and ends an export that was cancelled. */
export function turnOf(signal: CancelSignal, tell: (done: number) => void): (done: number) => Promise<void> {
  return async (done) => {
    tell(done)
    await new Promise((resolve) => setImmediate(resolve))
    if (signal.aborted) throw new AppError('cancelled', 'The export was cancelled; nothing was written.')
  }
}

function sizedScenario(input: SizingInput): SizedScenario {
  const { scenario, target } = input
  const openshift = scenario.openshift ?? target.openshift
  const demand = listDemand(input.vms, input.leftOut, scenario, openshift)
  const pools = listPools([...demand.items, ...demand.growth, ...demand.platform], scenario, target, input.hosts, openshift)
  return { scenario, result: computeSizing(input), demand, pools }
}

/** The newest entry of each subject that was not undone; what was set back to nothing is in force no more. */
function decisionsInForce(entries: ReturnType<typeof journal>): readonly DecisionInForce[] {
  const newest = new Map(entries.filter(({ isUndone }) => !isUndone).map((entry) => [`${entry.kind}\0${entry.subject}`, entry]))
  return [...newest.values()]
    .filter((entry) => entry.new !== null && !isForPeople(entry.kind))
    .map(({ kind, subject, new: value, at }) => ({ kind, subject, value, at }))
    .sort((left, right) => compareText(left.kind, right.kind) || compareNatural(left.subject, right.subject))
}
