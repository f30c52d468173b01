import type { Finding } from '#shared/domain/finding.ts'
import type { InstallSizing } from '#shared/domain/plan/install-sizing.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import { compareText } from '#shared/domain/compare.ts'
import { finish } from '#shared/domain/steps.ts'
import { type BundlePart, bundlePaths, FLEET_FOLDER, FOLDERS_BY_HAND, HUB_FOLDER, playbookFile } from './bundle-folders.ts'
import { type BundleFile, yamlFile } from './bundle-file.ts'
import { bundleReadme } from './bundle-readme.ts'
import { type BundleOrigin, bundleSummary, type FileChecksum } from './bundle-summary.ts'
import type { EmitContext, EmittedObject } from './emitter.ts'
import { disconnectedFiles } from './disconnected/disconnected-files.ts'
import { installFiles } from './install/install-files.ts'
import { fleetObjects } from './fleet/fleet-objects.ts'
import { digestFindings, type FindingsDigest } from './findings-digest.ts'
import { findingsFile } from './findings-file.ts'
import { fleetReadme } from './fleet/fleet-readme.ts'
import { overlayFiles } from './fleet/overlays.ts'
import { KUSTOMIZATION_FILE, kustomization } from './kustomization.ts'
import { isFolderPart, isInFolders, partFolders } from './part-folders.ts'
import { patchScripts } from './patch-scripts.ts'
import { EMITTERS } from './registry.ts'
import { inSyncWave } from './sync-waves.ts'

export type { BundleFile } from './bundle-file.ts'

export interface LayoutOptions extends EmitContext {
  /** One part alone; the whole bundle where it is absent. */
  readonly only?: BundlePart
  /** For people: files of the folder `docs`, which stand beside the manifests. Taken one by one, once. */
  readonly documents?: Iterable<BundleFile>
  /** What checks find critical in it: such a bundle is written only where somebody insists, and its README says so. */
  readonly refusals?: readonly Finding[]
  /** What the plan was made from, for the summary. */
  readonly origin?: BundleOrigin
  /** What the project's sizing asks of a cluster that is still to be installed. */
  readonly installSizing?: InstallSizing | null
  /** What emitObjects gives for the plan, where somebody has asked it already. */
  readonly emitted?: readonly EmittedObject[]
  /** What is said of the plan's findings, where somebody has looked through them already. */
  readonly findings?: FindingsDigest
  /** What manifestSteps answers for the plan, where somebody has had those files already: they are not yielded again. */
  readonly begun?: BegunLayout
  /** SHA-256 of a text's UTF-8 bytes, in lower-case hexadecimal: hashing is the platform's. */
  readonly sha256: (text: string) => string
}

/** A file with the checksum of its text, as `sha256` of the options gives it. */
export interface SummedFile extends BundleFile {
  readonly sha256: string
}

/** The file with the counts and the checksums of all other files; written last, so that an unfinished bundle shows. */
export const SUMMARY_PATH = 'summary.json'

/**
 * A plan as the files of a bundle, sorted by path but for the summary, which comes last. The same plan gives the same
 * bytes. Throws Error where two objects would share a file, which the planner's names rule out.
 */
export function layOutBundle(plan: MigrationPlan, options: LayoutOptions): readonly SummedFile[] {
  const summed = finish(layOutSteps(plan, options)).map((file) => withSum(file, options.sha256))
  return [...summed, withSum(summaryFile(plan, summed, options), options.sha256)]
}

/** The files of a bundle that follow from its plan alone: those of its objects, and the list of findings. */
export interface BegunLayout {
  readonly files: readonly BundleFile[]
  readonly findings: FindingsDigest
  /** All objects of the plan, whatever part the bundle is. */
  readonly emitted: readonly EmittedObject[]
  /** Those that the bundle has a file for. */
  readonly manifests: readonly (EmittedObject & { readonly path: string })[]
}

/** Yields those files one by one. No check and no document has a say in them, so that whoever writes them may begin before either is made. */
export function* manifestSteps(plan: MigrationPlan, options: Pick<LayoutOptions, 'isAvailable' | 'only' | 'emitted' | 'findings'>): Generator<BundleFile | undefined, BegunLayout, undefined> {
  const emitted = options.emitted ?? emitObjects(plan, options)
  const pathOf = bundlePaths(plan)
  const folders = partFolders(options.only, plan)
  const manifests = emitted.map((entry) => ({ ...entry, path: pathOf(entry.object) })).map((entry) => (isForArgo(plan) && !isByHand(entry) ? { ...entry, object: inSyncWave(entry.object, entry.path) } : entry)).filter(({ path }) => isInFolders(path, folders))
  yield
  const files: BundleFile[] = []
  for (const entry of manifests) {
    const file = manifestFile(entry)
    files.push(file)
    yield file
  }
  // Behind the others: making its text takes longer than to hand over all of them, which whoever writes can begin with meanwhile.
  const findings = options.findings ?? digestFindings(plan.findings)
  if (!isFolderPart(options.only)) { // it is about VMs, not about a folder
    const file = findingsFile(findings)
    files.push(file)
    yield file
  }
  return { files, findings, emitted, manifests }
}

/**
 * The same but for the summary, for whoever has other things to do in between or may give it up: a large bundle takes seconds. Yields each
 * file of the bundle as soon as it is known, or nothing; answers all of them, sorted by path.
 */
export function* layOutSteps(plan: MigrationPlan, options: Omit<LayoutOptions, 'sha256'>): Generator<BundleFile | undefined, readonly BundleFile[], undefined> {
  const { files: begun, findings, emitted, manifests } = options.begun ?? (yield* manifestSteps(plan, options))
  const folders = partFolders(options.only, plan)
  // The halves of a bundle have documents of their own choice.
  const documents: BundleFile[] = []
  for (const document of options.documents ?? []) {
    const isWanted = !isFolderPart(options.only) || isInFolders(document.path, folders)
    if (isWanted) documents.push(document)
    yield isWanted ? document : undefined
  }
  const others = [
    { path: 'README.md', text: bundleReadme(plan, options.only, documents.map(({ path }) => path), options.refusals, findings) },
    ...[...installFiles(plan, options.installSizing ?? null), ...disconnectedFiles(plan), ...fleetReadme(plan), ...overlayFiles(plan, emitted.map(({ object }) => object), new Set(manifests.map(({ path }) => path.split('/')[0] ?? '')))].filter(({ path }) => isInFolders(path, folders)),
    ...(plan.hooks ?? []).flatMap(({ name, playbook }) => (playbook === undefined ? [] : [{ path: playbookFile(name), text: withNewline(playbook) }])).filter(({ path }) => isInFolders(path, folders)),
    ...patchScripts(plan).map(({ path, text }) => ({ path, text })).filter(({ path }) => isInFolders(path, folders)),
    ...kustomizations(manifests.filter((entry) => !isByHand(entry)).map(({ path }) => path)),
  ]
  yield* others
  const files = [...begun, ...documents, ...others].sort((left, right) => compareText(left.path, right.path))
  refuseSharedPaths(files)
  return files
}

/** The last file of a bundle, over all others. */
export function summaryFile(plan: MigrationPlan, files: readonly FileChecksum[], { origin, only, findings = digestFindings(plan.findings) }: Pick<LayoutOptions, 'origin' | 'only' | 'findings'>): BundleFile {
  return { path: SUMMARY_PATH, text: bundleSummary(plan, files.map(({ path, sha256 }) => ({ path, sha256 })), findings.counts, origin, only) }
}

/** Every object of a plan's bundle, in the order in which they have to exist. */
export function emitObjects(plan: MigrationPlan, context: EmitContext): readonly EmittedObject[] {
  const own = EMITTERS.flatMap((emitter) => emitter.emit(plan, context))
  return plan.target.cluster.fleet === undefined ? own : [...own, ...fleetObjects(plan, own, bundlePaths(plan))]
}

/** Argo CD applies all at once, unless it is told in which order. */
function isForArgo({ target: { cluster } }: MigrationPlan): boolean {
  return cluster.syncWaves || cluster.fleet?.gitops !== undefined
}

/** What is filled in first, or starts something, and is applied by hand: no kustomization names it, so that none is applied with others. */
function isByHand({ object, isToFillIn }: EmittedObject): boolean {
  return isToFillIn === true || object.kind === 'Secret' || object.kind === 'Migration'
}

function manifestFile({ object, comment, path }: EmittedObject & { readonly path: string }): BundleFile {
  return yamlFile(path, { value: object, comment })
}

/** Of the folders that hold ways to give clusters their set-up of which one is taken. */
const NOT_AT_ONCE = ['For a look at all of it. Policies and Argo CD are in place of each other: apply', 'the folders one by one, as the README of the fleet says.']

/** A kustomization for each folder that holds something to apply: its files in the emitters' order, then its folders. */
function kustomizations(paths: readonly string[]): BundleFile[] {
  const files = new Map<string, Set<string>>()
  // Of a folder that is applied by hand there is nothing to apply above it, and kustomize builds no empty kustomization.
  const folders = new Map<string, Set<string>>(paths.some((path) => !FOLDERS_BY_HAND.includes(path.split('/')[0] ?? '')) ? [['', new Set()]] : [])
  for (const path of paths) {
    const steps = path.split('/')
    const file = steps.pop() ?? ''
    addTo(files, steps.join('/'), file)
    for (; steps.length > 0; ) {
      const folder = steps.pop() ?? ''
      if (!FOLDERS_BY_HAND.includes(folder) || steps.length > 0) addTo(folders, steps.join('/'), folder)
    }
  }
  return [...new Set([...files.keys(), ...folders.keys()])].map((folder) =>
    yamlFile(folder === '' ? KUSTOMIZATION_FILE : `${folder}/${KUSTOMIZATION_FILE}`, { value: kustomization([...(files.get(folder) ?? []), ...[...(folders.get(folder) ?? [])].sort(compareText)]), ...([FLEET_FOLDER, HUB_FOLDER].includes(folder) ? { comment: NOT_AT_ONCE } : {}) }))
}

function addTo(sets: Map<string, Set<string>>, key: string, member: string): void {
  const set = sets.get(key) ?? new Set()
  set.add(member)
  sets.set(key, set)
}

/** As every file of a bundle ends, and with the line endings of all. */
function withNewline(text: string): string {
  return `${text.replaceAll('\r\n', '\n').replace(/\n*$/, '')}\n`
}

function withSum({ path, text }: BundleFile, sha256: LayoutOptions['sha256']): SummedFile {
  return { path, text, sha256: sha256(text) }
}

function refuseSharedPaths(files: readonly BundleFile[]): void {
  files.forEach(({ path }, index) => {
    if (files[index + 1]?.path === path) throw new Error(`Two objects of the plan would be written to ${path}`)
  })
}
