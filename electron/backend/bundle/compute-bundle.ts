import { setTimeout as sleep } from 'node:timers/promises'
import type { ProjectFile } from '#backend/db/project-file.ts'
import { writeMarkdownPage } from '#backend/exporters/report/write-markdown-page.ts'
import { sha256 } from '#backend/exporters/bundle/sha256.ts'
import { createDigester, type FileDigest, type FileFinisher } from './finish/file-finisher.ts'
import { type ComputedPlan, computeWithBasis, type VersionOverrides } from '#backend/plan/compute-plan.ts'
import type { PlanCache } from '#backend/plan/plan-cache.ts'
import { describeOutside } from '#backend/plan/describe-outside.ts'
import { loadInstallSizing } from '#backend/sizing/install-sizing.ts'
import type { KeptSizing } from '#backend/sizing/kept-sizing.ts'
import { summarisePlan } from '#backend/plan/summarise-plan.ts'
import { AppError } from '#shared/contract/app-error.ts'
import type { OutsidePlans } from '#shared/contract/outside-plans.ts'
import type { PlanSummary } from '#shared/contract/plan-summary.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import type { Estate } from '#shared/domain/estate/estate.ts'
import type { Finding } from '#shared/domain/finding.ts'
import type { InstallSizing } from '#shared/domain/plan/install-sizing.ts'
import type { PlannedPlan } from '#shared/domain/plan/migration-plan.ts'
import { describeObject } from '#shared/domain/plan/kube-object.ts'
import type { TargetVersions } from '#shared/domain/target/versions.ts'
import { waveCapacity } from '#shared/engine/check/checks/wave-capacity.ts'
import { type CheckReport, checkPreparedSteps, prepareChecks, type PreparedChecks, runChecks } from '#shared/engine/check/run-checks.ts'
import type { Steps } from '#shared/domain/steps.ts'
import { installSizingFindings } from '#shared/engine/target/install-sizing.ts'
import { targetFindings } from '#shared/engine/target/target-findings.ts'
import { isFieldAvailable } from '#shared/engine/check/version-gates.ts'
import { fileByRecipe } from '#shared/manifests/bundle-file.ts'
import { type BundlePart, bundlePaths } from '#shared/manifests/bundle-folders.ts'
import { isFolderPart } from '#shared/manifests/part-folders.ts'
import { type BundleFile, emitObjects, layOutSteps, manifestSteps, SUMMARY_PATH, summaryFile } from '#shared/manifests/bundle-layout.ts'
import type { EmittedObject } from '#shared/manifests/emitter.ts'
import type { BundleOrigin } from '#shared/manifests/bundle-summary.ts'
import { FINDINGS_PATH } from '#shared/manifests/findings-file.ts'
import { handOverDocuments } from '#shared/manifests/hand-over/hand-over-documents.ts'
import { networkDocument } from '#shared/manifests/network-document.ts'
import { decisionsDigest } from './decisions-digest.ts'
import { loadRunBooks, type RunBooks } from '#backend/waves/run-book-facts.ts'
import { driveSteps } from '#backend/turns/drive-steps.ts'
import { signalOfLastingWork } from '#backend/turns/next-turn.ts'
import { shareWork, type SharedWork } from '#backend/turns/share-work.ts'
import { eachWaveFile } from '#backend/waves/wave-files.ts'
import { conceptsOf } from '#backend/mapping/load-concepts.ts'

/** Which bundle of a project: the whole or a part, for the target's releases or for others. */
export interface BundleChoice extends VersionOverrides {
  readonly only?: BundlePart | undefined
}

/** A file with what tells it from others without looking at its text. */
export interface DigestedFile extends BundleFile, FileDigest {}

/** A bundle, whole, before it is written anywhere. */
export interface ComputedBundle {
  readonly only: BundlePart | null
  readonly versions: TargetVersions
  /** In the order in which they are written. */
  readonly files: readonly DigestedFile[]
  /** Stands for the bytes of all files. */
  readonly fingerprint: string
  readonly plan: PlanSummary
  readonly outside: OutsidePlans
  /** By VM id: the plan that takes it, and what it is called there. */
  readonly places: ReadonlyMap<string, VmPlace>
  readonly checks: CheckReport
  /** By "Kind namespace/name": the file that holds the object. Those of other parts are in it too. */
  readonly fileOfObject: ReadonlyMap<string, string>
  /** By a Plan's name: the same. */
  readonly fileOfPlan: ReadonlyMap<string, string>
}

export interface VmPlace extends Pick<PlannedPlan, 'name' | 'targetNamespace' | 'type' | 'prerequisites'> {
  readonly targetName: string
}

/** What tells of a bundle, and is in every part of it. */
const OF_EVERY_PART: ReadonlySet<string> = new Set(['README.md', FINDINGS_PATH, SUMMARY_PATH])

/** The steps before anything is written, in order. */
const PHASES = ['plan', 'check', 'lay-out'] as const
export type BundlePhase = (typeof PHASES)[number]

/** What a bundle is made from, beside the project itself. */
export interface BundleSources {
  readonly plans: PlanCache
  readonly sizing: KeptSizing
}

/** How far the making is: the phase that begins, with those that are done. */
export interface BundleProgress {
  readonly phase: BundlePhase
  readonly done: number
  readonly total: number
}

export interface BundleContext {
  readonly signal: CancelSignal
  readonly progress: (progress: BundleProgress) => void
  /** Asked before any file is made, for whoever is to have them while they are made; null: nobody. Whoever throws ends it all. */
  readonly finisher?: (choice: Pick<ComputedBundle, 'only'>) => Promise<FileFinisher | null>
  /** Told what the checks say as soon as it is known. Whoever throws ends it all, also for those who have files by then. */
  readonly judged?: (checks: CheckReport) => void
}

/**
 * The bundle of the project as it is now: what previews show and what exports write. It can be cancelled between its
 * phases. Throws AppError: not-found where nothing was imported or a part is empty, cancelled.
 */
export async function computeBundle({ plans, sizing }: BundleSources, project: ProjectFile, { only, ...overrides }: BundleChoice, { signal, progress, finisher: finisherOf, judged: tellChecks }: BundleContext): Promise<ComputedBundle> {
  const begin = async (phase: BundlePhase): Promise<void> => {
    progress({ phase, done: PHASES.indexOf(phase), total: PHASES.length })
    await listen(signal)
  }
  await begin('plan')
  const { computed, basis } = await computeWithBasis(plans, project, overrides)
  const { memo, decisions } = basis
  const installSizing = await loadInstallSizing(project, basis, sizing, signal)
  await begin('check')
  const preparation = memo.part(sharedPreparation, computed)
  const { versions, emitted } = await preparation.join(signalOfLastingWork())
  const finisher = (await finisherOf?.({ only: only ?? null })) ?? createDigester()
  const lay = async <Answer>(steps: Generator<BundleFile | undefined, Answer, undefined>): Promise<Answer> => driveSteps(steps, { signal, progress: (file) => { if (file !== undefined) finisher.add(file) }, what: 'Making the bundle' })
  const layout = { isAvailable: availableIn(versions), emitted, ...(only === undefined ? {} : { only }) }
  // Whoever writes them has all the time of the checks for it.
  const begun = await lay(manifestSteps(computed.plan, layout))
  const { checks: judged, fileOfObject, fileOfPlan, places, outside } = await memo.part(sharedJudgement, preparation).join(signalOfLastingWork())
  await begin('lay-out')
  const books = only === 'cluster' || (isFolderPart(only) && only !== 'docs') ? null : await loadRunBooks(plans, project, signal)
  const checks = withSizing(books === null ? judged : withCapacity(judged, versions, books), computed, installSizing)
  tellChecks?.(checks)
  const options = { ...layout, begun, findings: begun.findings, refusals: checks.findings.filter(({ severity }) => severity === 'critical'), origin: { estate: countsOf(computed.estate), decisions: decisionsDigest(decisions) }, documents: documentsFor(project, computed, books, only), installSizing }
  const texts = await lay(layOutSteps(computed.plan, options))
  // Before the wait for whoever makes and digests the texts: nothing of it hangs on them.
  const planSummary = summarisePlan(computed)
  const sums = await digested(texts, finisher)
  const summary = summaryFile(computed.plan, sums, options)
  finisher.add(summary)
  const files = [...sums, ...await digested([summary], finisher)]
  if (only !== undefined && files.every(({ path }) => OF_EVERY_PART.has(path))) throw new AppError('not-found', `The bundle has nothing for the part ${only}: the target asks for none of it.`, { only })
  await listen(signal)
  return {
    only: only ?? null,
    versions,
    files,
    fingerprint: sha256(files.map((file) => `${file.sha256}  ${file.path}\n`).join('')),
    plan: planSummary,
    outside,
    places,
    checks,
    fileOfObject,
    fileOfPlan,
  }
}

/** The documents for people, made one by one: a large bundle has many. */
function* documentsFor(project: ProjectFile, computed: ComputedPlan, books: RunBooks | null, only: BundlePart | undefined): Generator<BundleFile, undefined> {
  // A part for MTV alone is nothing for those who run networks, guests and cluster.
  for (const document of only === 'mtv' ? [] : [networkDocument(conceptsOf(project, computed)), ...handOverDocuments(computed.plan, computed.estate)]) {
    yield document
    yield pageOf(document)
  }
  if (books !== null) yield* eachWaveFile(books)
}

async function digested(files: readonly BundleFile[], finisher: FileFinisher): Promise<readonly DigestedFile[]> {
  const digests = await finisher.digests()
  return files.map((file) => {
    const digest = digests.get(file.path)
    if (digest === undefined) throw new Error(`nobody has digested ${file.path}`)
    // Of a file that another thread made the text is not here, and seldom wanted.
    return { path: file.path, get text() { return file.text }, ...digest }
  })
}

/** What the checks say with what waves want for of the target, which is known only once the schedule is worked out. */
function withCapacity(judged: CheckReport, versions: TargetVersions, { capacity }: RunBooks): CheckReport {
  const shortages = capacity.waves.flatMap(({ wave, shortages: own }) => own.map((shortage) => ({ ...shortage, wave })))
  const { findings } = runChecks({ objects: [], versions, estate: null, concerns: null, capacity: shortages }, [waveCapacity])
  return { findings: [...judged.findings, ...findings], notEvaluated: judged.notEvaluated.filter(({ checkId }) => checkId !== waveCapacity.id) }
}

/** What the target's installation and the sizing say otherwise: first, as all that is said of the target. */
function withSizing(checks: CheckReport, { plan }: ComputedPlan, sizing: InstallSizing | null): CheckReport {
  return sizing === null ? checks : { ...checks, findings: [...installSizingFindings(plan.target, sizing), ...checks.findings] }
}

/** The same document for who has no reader of Markdown. */
function pageOf({ path, text }: BundleFile): BundleFile {
  return fileByRecipe(path.replace(/\.md$/, '.html'), { kind: 'page', markdown: text }, () => writeMarkdownPage(text))
}

function countsOf({ vms, hosts, clusters, datastores, portGroups }: Estate): BundleOrigin['estate'] {
  return { vms: vms.length, hosts: hosts.length, clusters: clusters.length, datastores: datastores.length, portGroups: portGroups.length }
}

/** What a bundle comes to before its files are made: enough to say what becomes of a VM, but for the checks. */
export interface PreparedBundle extends Pick<ComputedBundle, 'versions' | 'outside' | 'places' | 'fileOfObject' | 'fileOfPlan'> {
  /** In the order in which the objects have to exist. */
  readonly emitted: readonly EmittedObject[]
  readonly prepared: PreparedChecks
  /** What is said of the target's own settings, which no manifest shows. */
  readonly remarks: readonly Finding[]
}

/** The same with what all checks say. */
interface JudgedBundle extends PreparedBundle {
  readonly checks: CheckReport
}

/** The same of the project as it is now, for the target's releases. What the plan before came to is kept for as long as the plan is the same. */
export async function computePreparedBundle(plans: PlanCache, project: ProjectFile): Promise<PreparedBundle> {
  const { computed, basis } = await computeWithBasis(plans, project, {})
  return basis.memo.part(sharedPreparation, computed).join(signalOfLastingWork())
}

/** Others have their turn meanwhile: this is what a page of a VM waits for after each decision, and nobody else should. */
function sharedPreparation(computed: ComputedPlan): SharedWork<PreparedBundle> {
  return shareWork((signal) => driveSteps(prepareSteps(computed), { signal, progress: () => undefined, what: 'Preparing the bundle' }), 'Preparing the bundle was given up.')
}

function sharedJudgement(preparation: SharedWork<PreparedBundle>): SharedWork<JudgedBundle> {
  return shareWork(async (signal) => {
    const bundle = await preparation.join(signal)
    const checks = await driveSteps(checkPreparedSteps(bundle.prepared), { signal, progress: () => undefined, what: 'Judging the bundle' })
    // First: there are few, and each is about all that follows.
    return { ...bundle, checks: { ...checks, findings: [...bundle.remarks, ...checks.findings] } }
  }, 'Judging the bundle was given up.')
}

function* prepareSteps(computed: ComputedPlan): Steps<PreparedBundle> {
  const { plan, estate, concerns } = computed
  const versions = { mtv: plan.target.mtv, openshift: plan.target.openshift }
  const emitted = emitObjects(plan, { isAvailable: availableIn(versions) })
  const objects = emitted.map((entry) => entry.object)
  yield
  const prepared = prepareChecks({ objects, versions, estate, concerns, target: plan.target })
  yield
  const pathOf = bundlePaths(plan)
  return {
    versions,
    emitted,
    prepared,
    remarks: targetFindings(plan),
    outside: describeOutside(computed),
    places: new Map(plan.plans.flatMap(({ name, targetNamespace, type, prerequisites, vms }) => vms.map(({ vmId, targetName }) => [vmId, { name, targetNamespace, type, prerequisites, targetName }]))),
    fileOfObject: new Map(objects.map((object) => [describeObject(object), pathOf(object)])),
    fileOfPlan: new Map(objects.flatMap((object) => (object.kind === 'Plan' && object.metadata?.name !== undefined ? [[object.metadata.name, pathOf(object)] as const] : []))),
  }
}

function availableIn(versions: TargetVersions): (kind: string, path: string, value?: string) => boolean {
  return (kind, path, value) => isFieldAvailable(versions, kind, path, value)
}

/** Long enough for a host to take in what came meanwhile, such as the wish to cancel: planning is one long computation. */
const LISTEN_MS = 2

async function listen(signal: CancelSignal): Promise<void> {
  await sleep(LISTEN_MS)
  if (signal.aborted) throw new AppError('cancelled', 'Making the bundle was cancelled; nothing was written.')
}
