import type { Handlers } from '#shared/contract/api-types.ts'
import type { Api, ApiOutput } from '#shared/contract/api.ts'
import type { WaveScheduleAnswer } from '#shared/contract/wave-rows.ts'
import { AppError } from '#shared/contract/app-error.ts'
import type { PlainDocument } from '#shared/domain/document.ts'
import { waveSettingsSchema } from '#shared/domain/waves/wave-settings.ts'
import { compareSchedules } from '#shared/engine/waves/edit/compare-schedules.ts'
import { previewGroupRule } from '#shared/engine/waves/groups/find-groups.ts'
import { makeRunBook } from '#shared/engine/waves/run-book/make-run-book.ts'
import { ownerMails } from '#shared/engine/waves/run-book/owner-mails.ts'
import { waveFolder } from '#shared/manifests/bundle-folders.ts'
import { solveSteps } from '#shared/engine/waves/schedule-waves.ts'
import { isDeepStrictEqual } from 'node:util'
import type { ProjectFile } from '#backend/db/project-file.ts'
import { applyDecisions, currentDecisions, type JournalChange } from '#backend/db/repositories/decision-repository.ts'
import { decideOnState, type DecisionWriter, OWN_DECISION_WRITER } from '#backend/decisions/decide-on-state.ts'
import { readYamlFile } from '#backend/files/read-yaml-file.ts'
import type { PlanCache } from '#backend/plan/plan-cache.ts'
import type { Session } from '#backend/session.ts'
import { calibrateWaves } from '#backend/waves/calibrate-waves.ts'
import { type JudgedEdit, judgeEdit } from '#backend/waves/edit-waves.ts'
import { listOfFiles, WAVES_LIST_PATH } from '#backend/exporters/bundle/earlier-bundle.ts'
import { writeBundle } from '#backend/exporters/bundle/write-bundle.ts'
import { judgePlacing } from '#backend/waves/place-vms.ts'
import { loadCapacity } from '#backend/waves/load-capacity.ts'
import { loadRunBooks } from '#backend/waves/run-book-facts.ts'
import { waveFiles } from '#backend/waves/wave-files.ts'
import { recordWave } from '#backend/waves/record-wave.ts'
import { createWaveCache } from '#backend/waves/wave-cache.ts'
import { describeWaves } from '#backend/waves/describe-waves.ts'
import { driveSteps } from '#backend/turns/drive-steps.ts'
import { scheduleDecision, settleWaves, type SolvedWaves } from '#backend/waves/settle-waves.ts'
import { showWaves } from '#backend/waves/show-waves.ts'
import { membersOfWave, summariseWaves, tiesOfWaves, vmInWaves } from '#backend/waves/summarise-waves.ts'
import { WAVES_SUBJECT } from '#shared/engine/waves/placed-windows.ts'
import { findWaveVm, loadWaveProject, withListed, waveSettingsOf } from '#backend/waves/wave-input.ts'

type WaveMethods = 'waves.settings' | 'waves.use' | 'waves.plan' | 'waves.try' | 'waves.show' | 'waves.summary' | 'waves.members' | 'waves.vm' | 'waves.ties' | 'waves.move' | 'waves.edit' | 'waves.place' | 'waves.record' | 'waves.calibrate' | 'waves.consent' | 'waves.capacity' | 'waves.run-book' | 'waves.export' | 'waves.preview-groups'

/** When VMs are cut over: planned, shown, changed. `writer`: what writes the decisions that take a plan to work out. */
export function waveHandlers(session: Session, plans: PlanCache, writer: DecisionWriter = OWN_DECISION_WRITER): Pick<Handlers<Api>, WaveMethods> {
  const cache = createWaveCache(plans)
  return {
    'waves.settings': () => waveSettingsOf(session.project()),
    'waves.use': async ({ file }) => {
      const project = session.project()
      const value = await readYamlFile(file, waveSettingsSchema, 'wave settings file')
      return { batch: applyDecisions(project, [{ kind: 'waves.settings', subject: WAVES_SUBJECT, value }], session.now()) }
    },
    'waves.plan': async ({ today = dayOf(session.now()), isAnew = false }, { signal, progress }) => {
      const project = session.project()
      const loaded = await loadWaveProject(plans, project, today)
      const input = isAnew ? { ...loaded.input, previous: lockedOnly(loaded.input) } : loaded.input
      const { problem, schedule } = await driveSteps(solveSteps(input, loaded.runs), { signal, progress, what: 'Planning the waves' })
      const settled = await settleWaves(plans, project, { loaded, schedule }, { signal, progress })
      if (session.project() !== project) throw new AppError('conflict', 'Another project was opened while the waves were planned: plan them again.')
      const changes = changesOf(project, settled)
      // A plan of people: what was decided while it was made shows in what is said of it.
      if (changes.length > 0) await writer.write(project, { changes, at: session.now(), judgedOn: null })
      return describeWaves(settled.loaded, settled.schedule, loaded.plannedOn === null ? [] : compareSchedules(loaded.input, settled.schedule, problem))
    },
    'waves.try': async ({ settings: wanted, today = dayOf(session.now()), isAnew = false }, { signal, progress }) => {
      const loaded = await loadWaveProject(plans, session.project(), today)
      const settings = withListed(wanted, loaded.listed)
      const input = { ...loaded.input, settings, ...(isAnew ? { previous: lockedOnly(loaded.input) } : {}) }
      const { problem, schedule } = await driveSteps(solveSteps(input, loaded.runs), { signal, progress, what: 'Trying other settings of the waves' })
      return describeWaves({ ...loaded, input }, schedule, loaded.plannedOn === null ? [] : compareSchedules({ ...loaded.input, settings }, schedule, problem))
    },
    'waves.show': ({ today }, turns) => show(today, turns),
    'waves.summary': async ({ today }, turns) => summariseWaves(await show(today, turns)),
    'waves.members': async ({ window, today }, { signal }) => membersOfWave(await show(today, { signal, progress: () => undefined }), window),
    'waves.vm': async ({ vm, today }, { signal }) => vmInWaves(await show(today, { signal, progress: () => undefined }), vm),
    'waves.ties': async ({ search = '', today }, turns) => tiesOfWaves(await show(today, turns), search),
    'waves.move': async ({ vm, window, isDryRun = false, today }) => {
      const project = session.project()
      const { vms, broken, nearest, isDone } = await edit(project, isDryRun, async () => {
        const edited = await cache.edited(project, today)
        const vmId = findWaveVm(edited.loaded, vm)
        const wanted = window ?? edited.input.previous.get(vmId)
        if (wanted === undefined) throw new AppError('conflict', `${vm} is in no wave to be pinned in: name a window.`)
        return judgeEdit(edited, { do: 'move', vms: [vmId], window: wanted })
      })
      return { vms, broken, nearest, isDone }
    },
    'waves.edit': async ({ edit: wanted, isDryRun = false, today }) => {
      const project = session.project()
      return edit(project, isDryRun, async () => judgeEdit(await cache.edited(project, today), wanted))
    },
    'waves.place': async ({ vms, to, isPreview, today }) => {
      const project = session.project()
      const { worked: { answer, isDone }, batch } = await decide(project, async () => {
        const { changes, ...judged } = judgePlacing(await cache.edited(project, today), vms, to)
        const isToBeDone = !isPreview && judged.broken.length === 0 && changes.length > 0
        return { answer: judged, isDone: isToBeDone, changes: isToBeDone ? changes : [] }
      })
      return { ...answer, isDone, batch }
    },
    'waves.record': async (record) => {
      const project = session.project()
      const { worked, batch } = await decide(project, async () => recordWave(await loadWaveProject(plans, project, undefined), record))
      return { ...worked.counts, batch }
    },
    'waves.calibrate': async ({ isAdopted = false }, { signal }) => {
      const project = session.project()
      const { worked: { waves, rates }, batch } = await decide(project, async () => {
        const loaded = await loadWaveProject(plans, project, undefined)
        const calibration = await calibrateWaves(loaded, signal)
        if (isAdopted && calibration.rates === null) throw new AppError('conflict', 'No finished wave says how fast copies are: record start, end and outcomes of a cold wave first.')
        const change = { kind: 'waves.settings', subject: WAVES_SUBJECT, value: { ...loaded.settings, rates: calibration.rates } } as const
        return { ...calibration, changes: isAdopted ? [change] : [] }
      })
      return { waves: waves.map(({ windowId, ...wave }) => ({ ...wave, window: windowId })), rates, batch }
    },
    'waves.consent': ({ window, owner, state, ...said }) => {
      const project = session.project()
      const { [owner]: _, ...others } = currentDecisions(project)['wave.consent'][window]?.owners ?? {}
      const owners = state === null ? others : { ...others, [owner]: { state, at: session.now(), ...said } }
      return { batch: applyDecisions(project, [{ kind: 'wave.consent', subject: window, value: Object.keys(owners).length === 0 ? null : { owners } }], session.now()) }
    },
    'waves.capacity': async (_, { signal }) => {
      const project = session.project()
      const loaded = await loadWaveProject(plans, project, undefined)
      const shown = await showWaves(loaded, { signal, progress: () => undefined })
      if (shown === null) throw new AppError('not-found', 'There are no waves yet: plan them first.')
      return loadCapacity(plans, project, loaded, shown)
    },
    'waves.run-book': async ({ window }, { signal }) => {
      const books = await loadRunBooks(plans, session.project(), signal, window)
      const [facts] = books?.facts ?? []
      if (facts === undefined) throw new AppError('not-found', `The window ${window} has no wave with a plan: plan the waves first.`)
      return { runBook: documentOf(makeRunBook(facts)), mails: documentOf(ownerMails(facts)), folder: waveFolder(facts.wave) }
    },
    'waves.export': async ({ out, force }, { signal }) => {
      const books = await loadRunBooks(plans, session.project(), signal)
      if (books === null) throw new AppError('not-found', 'There are no waves yet: plan them first.')
      const documents = waveFiles(books)
      const files = [...documents, { path: WAVES_LIST_PATH, text: listOfFiles(documents) }]
      return { out: await writeBundle({ out, files, force, signal }), files: files.map(({ path }) => path) }
    },
    'waves.preview-groups': async ({ rule }) => {
      const { input } = await loadWaveProject(plans, session.project(), dayOf(session.now()))
      const { groups, vmsWithout, issues } = previewGroupRule(input.vms, rule)
      return { groups: groups.map(({ label, vmIds }) => ({ label, vms: [...vmIds] })), vmsWithout, issues: [...issues] }
    },
  }

  async function show(today: string | undefined, turns: Parameters<typeof showWaves>[1]): Promise<WaveScheduleAnswer> {
    const shown = await showWaves(await loadWaveProject(plans, session.project(), today), turns)
    if (shown === null) throw new AppError('not-found', 'There are no waves yet: plan them first.')
    return shown
  }

  function decide<Worked extends { readonly changes: readonly JournalChange[] }>(project: ProjectFile, work: () => Promise<Worked>): Promise<{ readonly worked: Worked; readonly batch: number | null }> {
    return decideOnState(writer, { project, at: session.now(), work })
  }

  /** Does what was judged, where it breaks nothing and somebody wants it done. */
  async function edit(project: ProjectFile, isDryRun: boolean, judge: () => Promise<JudgedEdit>): Promise<ApiOutput<'waves.edit'>> {
    const { worked: { verdict, isDone }, batch } = await decide(project, async () => {
      const { changes, ...judged } = await judge()
      const isToBeDone = !isDryRun && judged.broken.length === 0
      return { verdict: judged, isDone: isToBeDone, changes: isToBeDone ? changes : [] }
    })
    return { ...verdict, isDone, batch }
  }
}

/** A schedule as a decision; one that is as before is none. */
function changesOf(project: ProjectFile, settled: SolvedWaves): readonly JournalChange[] {
  const value = scheduleDecision(settled)
  const known = currentDecisions(project)['waves.schedule'][WAVES_SUBJECT]
  return known !== undefined && known.today === value.today && isDeepStrictEqual(known.windows, value.windows) ? [] : [{ kind: 'waves.schedule', subject: WAVES_SUBJECT, value }]
}

/** A copy in which lists can be changed, as the contract has them. */
function documentOf(document: PlainDocument): ApiOutput<'waves.run-book'>['runBook'] {
  return structuredClone(document) as ApiOutput<'waves.run-book'>['runBook'] // the same but for readonly
}

/** Planning anew forgets all places but those of locked waves. */
function lockedOnly({ previous, lockedWindows }: { readonly previous: ReadonlyMap<string, string>; readonly lockedWindows: ReadonlySet<string> }): ReadonlyMap<string, string> {
  return new Map([...previous].filter(([, window]) => lockedWindows.has(window)))
}

/** The date of an instant, ISO 8601 in UTC. */
function dayOf(instant: string): string {
  return instant.slice(0, 'YYYY-MM-DD'.length)
}
