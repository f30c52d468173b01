import type { ProjectFile } from '#backend/db/project-file.ts'
import { loadCutover } from '#backend/cutover/load-cutover.ts'
import { computePlan } from '#backend/plan/compute-plan.ts'
import type { PlanCache } from '#backend/plan/plan-cache.ts'
import type { WaveCapacityAnswer } from '#shared/contract/wave-capacity.ts'
import type { WaveScheduleAnswer } from '#shared/contract/wave-rows.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import { compareNatural } from '#shared/domain/compare.ts'
import type { Estate, EstateVm } from '#shared/domain/estate/estate.ts'
import type { CutoverSheet } from '#shared/domain/plan/cutover.ts'
import type { MigrationPlan, PlannedPlan, PlannedWave } from '#shared/domain/plan/migration-plan.ts'
import type { RunBookFacts, RunBookVm } from '#shared/domain/waves/run-book.ts'
import { amountWords } from '#shared/engine/waves/run-book/amount-words.ts'
import type { Reason } from '#shared/domain/plan/reason.ts'
import { isDirectLun } from '#shared/engine/estate/direct-lun.ts'
import { WAVES_SUBJECT } from '#shared/engine/waves/placed-windows.ts'
import { HOOKS_FOLDER, planFolder } from '#shared/manifests/bundle-folders.ts'
import { inOrderOfStart } from '#shared/manifests/plan-order.ts'
import { loadCapacity } from './load-capacity.ts'
import { showWaves } from './show-waves.ts'
import { loadWaveProject, type WaveProject } from './wave-input.ts'

/** The waves of the bundle with all that people are told of them. */
export interface RunBooks {
  readonly facts: readonly RunBookFacts[]
  readonly schedule: WaveScheduleAnswer
  readonly capacity: WaveCapacityAnswer
  readonly sheet: CutoverSheet
}

/**
 * What the run-books of the schedule in force say, or that of one window alone; null where the project keeps no schedule. A wave of which
 * everything has landed needs none. AppError cancelled.
 */
export async function loadRunBooks(plans: PlanCache, project: ProjectFile, signal: CancelSignal, onlyWindow?: string): Promise<RunBooks | null> {
  // Who has planned no waves does not wait for what they would be planned from.
  if ((await plans.basis(project)).decisions['waves.schedule'][WAVES_SUBJECT] === undefined) return null
  const loaded = await loadWaveProject(plans, project, undefined)
  const schedule = await showWaves(loaded, { signal, progress: () => undefined })
  if (schedule === null) return null
  const { plan } = await computePlan(plans, project, {})
  const sheet = await loadCutover(plans, project)
  const byWave = new Map<string, PlannedPlan[]>()
  for (const own of plan.plans) if (own.wave !== undefined) byWave.set(own.wave.windowId, [...(byWave.get(own.wave.windowId) ?? []), own])
  const capacity = await loadCapacity(plans, project, loaded, schedule)
  const sources = { loaded, schedule, plan, sheet, capacity, ...indexesOf(loaded, schedule, sheet) }
  return {
    schedule, capacity, sheet,
    facts: schedule.waves.filter(({ window }) => onlyWindow === undefined || window === onlyWindow).flatMap((row): readonly RunBookFacts[] => {
      const own = byWave.get(row.window)
      const wave = own?.[0]?.wave
      return own === undefined || wave === undefined ? [] : [factsOf(sources, row, wave, own)]
    }),
  }
}

interface Sources extends Indexes {
  readonly loaded: WaveProject
  readonly schedule: WaveScheduleAnswer
  readonly plan: MigrationPlan
  readonly sheet: CutoverSheet
  readonly capacity: WaveCapacityAnswer
}

/** What is looked up for each wave, made once for all. */
interface Indexes {
  readonly names: ReadonlyMap<string, string>
  readonly estateVms: ReadonlyMap<string, EstateVm>
  /** Names of the groups of VMs. */
  readonly groups: ReadonlyMap<string, string>
  readonly hosts: ReadonlyMap<string, string | null>
  /** By VM, with their places in the sheet, whose order the run-books keep. */
  readonly nics: ReadonlyMap<string, readonly { readonly place: number; readonly nic: CutoverSheet['nics'][number] }[]>
}

function indexesOf({ estate, input, landedVms }: WaveProject, schedule: WaveScheduleAnswer, sheet: CutoverSheet): Indexes {
  const nics = new Map<string, { readonly place: number; readonly nic: CutoverSheet['nics'][number] }[]>()
  for (const [place, nic] of sheet.nics.entries()) {
    const own = nics.get(nic.vmId)
    if (own === undefined) nics.set(nic.vmId, [{ place, nic }])
    else own.push({ place, nic })
  }
  return {
    names: namesOf(estate), nics,
    estateVms: new Map(estate.vms.map((vm) => [vm.id, vm])),
    groups: new Map(schedule.vms.map(({ vm, group }) => [vm, group])),
    hosts: new Map([...input.vms, ...landedVms].map((vm) => [vm.id, vm.hostId])),
  }
}

function factsOf(sources: Sources, row: WaveScheduleAnswer['waves'][number], wave: PlannedWave, plans: readonly PlannedPlan[]): RunBookFacts {
  const { loaded, schedule, plan, sheet, capacity, names } = sources
  const { input } = loaded
  const vms = vmsOf(sources, plans)
  const nics = vms.flatMap(({ id }) => sources.nics.get(id) ?? []).sort((left, right) => left.place - right.place).map(({ nic }) => nic)
  const networkIds = new Set(nics.map(({ networkId }) => networkId))
  const [bound] = row.bounds
  const moved = schedule.moved.filter(({ from, to }) => from === row.window || to === row.window)
  return {
    wave, plans: inOrderOfStart(plans), folders: new Map(plans.map((own) => [own.name, planFolder(own)])), mtvNamespace: plan.target.migration.namespace, hooks: plan.hooks ?? [], hooksFolder: HOOKS_FOLDER,
    vms,
    owners: schedule.consents.filter(({ window }) => window === row.window).map(({ owner, mails, applications, approvals, vms: own, state }) => ({ owner, mails, applications, approvals, vmIds: own, consent: state })),
    nics, networks: sheet.networks.filter(({ networkId }) => networkIds.has(networkId)),
    seconds: row.seconds, precopySeconds: row.precopySeconds,
    limitedBy: bound === undefined ? null : [BOUND_WORDS[bound.kind] ?? bound.kind, bound.subject === null ? '' : (names.get(bound.subject) ?? bound.subject)].join(' ').trim(),
    notes: [...row.notes, ...(capacity.waves.find(({ window }) => window === row.window)?.shortages ?? []).map(({ code, message, remedy }) => ({ code, message: `${message} ${remedy}` })), ...tightSnapshots(capacity, row.window), ...(moved.length === 0 ? [] : [{ code: 'schedule-outdated', message: 'This wave does not hold any more as it was planned: plan the waves again before anything is started.' }])],
    teams: row.teams, rollbackMinutes: input.settings.rollbackMinutes, wayBack: input.settings.wayBack,
  }
}

function tightSnapshots({ snapshots }: WaveCapacityAnswer, wanted: string): readonly Reason[] {
  return snapshots.flatMap(({ window, fits, name, neededMib, freeMib }) => (window !== wanted || fits !== false ? [] : [{ code: 'snapshot-space', message: `The snapshots of warm VMs need ${amountWords(neededMib)} on the datastore ${name}, which has ${amountWords(freeMib ?? 0)} free: make room before the first copies begin.` }]))
}

const BOUND_WORDS: Readonly<Record<string, string>> = { host: 'the host', datastore: 'the datastore', link: 'the link', target: 'the storage of the target', disk: 'the largest VM,', slots: 'the places of MTV for', checks: 'the checks', offload: 'the array of' }

function vmsOf({ loaded: { applications }, estateVms, groups, hosts, names }: Sources, plans: readonly PlannedPlan[]): readonly RunBookVm[] {
  const rows = plans.flatMap((own) => own.vms.map(({ vmId, targetName, capacityMib }): RunBookVm => {
    const vm = estateVms.get(vmId)
    const facts = applications.get(vmId)
    const host = hosts.get(vmId) ?? null
    return {
      id: vmId, name: vm?.name ?? vmId, targetName, namespace: own.targetNamespace, planName: own.name, group: groups.get(vmId) ?? vm?.name ?? vmId, type: own.type,
      application: facts?.application ?? null, owner: facts?.owner ?? null, hostName: host === null ? null : (names.get(host) ?? host),
      capacityMib, hasDirectLun: vm?.disks.some((disk) => isDirectLun(disk)) === true,
    }
  }))
  return rows.sort((left, right) => compareNatural(left.name, right.name) || compareNatural(left.id, right.id))
}

function namesOf(estate: Estate): ReadonlyMap<string, string> {
  return new Map([...estate.vms, ...estate.hosts, ...estate.datastores].map(({ id, name }) => [id, name]))
}
