import type { Finding } from '#shared/domain/finding.ts'
import type { KubeObject } from '#shared/domain/plan/kube-object.ts'
import { fieldItems, isRecord } from '#shared/engine/check/field-values.ts'
import { applyJsonPatch, type PatchFault } from './apply-json-patch.ts'
import { kustomizationFolders, type ReadKustomization, resourcesOf } from './check-kustomizations.ts'
import { parseManifests } from './parse-manifests.ts'

/** What a patch is for: all that it names has to fit. */
interface PatchTarget {
  readonly group?: string
  readonly version?: string
  readonly kind?: string
  readonly name?: string
  readonly namespace?: string
}

interface FoundPatch {
  readonly target: PatchTarget
  /** Of a JSON Patch; null for a part of an object. */
  readonly operations: readonly unknown[] | null
}

/** Names of targets are regular expressions: one with more than this is believed. */
const PLAIN_NAME = /^[A-Za-z0-9._-]*$/
/** What changes names or makes objects, so that nobody can tell from here what a patch will meet. */
const TRANSFORMING = ['namePrefix', 'nameSuffix', 'namespace', 'configMapGenerator', 'secretGenerator', 'generators', 'transformers', 'helmCharts', 'replacements']

/** The files of a folder, by their paths below the folder that is judged. */
export interface PatchSources {
  readonly objectsOf: (path: string) => readonly KubeObject[]
  /** The operations of a JSON Patch; null for a file that is none. */
  readonly operationsOf: (path: string) => readonly unknown[] | null
}

/**
 * Patches of kustomizations that meet no object, which kustomize leaves out without a word where they are chosen by a target and refuses else, and
 * operations of a JSON Patch on what the object does not have, on which it ends.
 */
export function checkPatches(kustomizations: readonly ReadKustomization[], sources: PatchSources): readonly Finding[] {
  const byFolder = kustomizationFolders(kustomizations)
  return kustomizations.flatMap((kustomization) => {
    const patches = patchesOf(kustomization, sources)
    if (patches.length === 0) return []
    const met = gather(kustomization, byFolder, sources.objectsOf, new Set())
    if (met === null) return []
    const finding = (message: string, remedy: string): Finding => ({ ruleId: 'kustomization-broken', subject: kustomization.path, severity: 'critical', message: `${kustomization.path} ${message}.`, remedy, data: {} })
    const missed = patches.filter(({ target }) => !met.some((object) => isTarget(object, target)))
    return [
      ...missed.map(({ target }) => finding(`patches ${describeTarget(target)}, which is not among what it applies`, 'Correct the target of the patch, or take the patch out.')),
      ...(arePatchedBelow(kustomization, byFolder, sources, new Set()) ? [] : faultsOf(patches, met).map(({ target, place, why }) => finding(`patches ${describeTarget(target)} by an operation that cannot be done: of operation ${String(place)}, ${why}`, 'Correct its path: kustomize ends on it.'))),
    ]
  })
}

/** Whether something that is applied was patched before: what that made is not to be seen from here. */
function arePatchedBelow(kustomization: ReadKustomization, byFolder: ReadonlyMap<string, ReadKustomization>, sources: PatchSources, seen: Set<string>): boolean {
  if (seen.has(kustomization.path)) return false
  seen.add(kustomization.path)
  return resourcesOf(kustomization).resources.flatMap((path) => byFolder.get(path) ?? []).some((below) => patchesOf(below, sources).length > 0 || arePatchedBelow(below, byFolder, sources, seen))
}

/** The first operation on each object that cannot be done, patch after patch. An object that something else patches too is left alone. */
function faultsOf(patches: readonly FoundPatch[], met: readonly KubeObject[]): readonly (PatchFault & { readonly target: PatchTarget })[] {
  const merged = patches.filter(({ operations }) => operations === null)
  return met.filter((object) => !merged.some(({ target }) => isTarget(object, target))).flatMap((object) => {
    const own = patches.filter(({ target }) => isTarget(object, target))
    const copy: unknown = own.length === 0 ? null : structuredClone(object)
    if (!isOwnRecord(copy)) return []
    for (const { target, operations } of own) {
      const fault = operations === null ? null : applyJsonPatch(copy, operations)
      if (fault !== null) return [{ target, ...fault }]
    }
    return []
  })
}

/** A copy may be written to. */
function isOwnRecord(value: unknown): value is Record<string, unknown> {
  return isRecord(value)
}

/** Files that kustomizations patch with: no objects of their own. */
export function patchFilesOf(kustomizations: readonly ReadKustomization[]): ReadonlySet<string> {
  return new Set(kustomizations.flatMap((kustomization) => resourcesOf(kustomization).patches))
}

/** All objects that a kustomization applies; null where that cannot be said from the folder alone. */
function gather(kustomization: ReadKustomization, byFolder: ReadonlyMap<string, ReadKustomization>, objectsOf: (path: string) => readonly KubeObject[], seen: Set<string>): readonly KubeObject[] | null {
  if (seen.has(kustomization.path)) return []
  seen.add(kustomization.path)
  const { resources, isWhole } = resourcesOf(kustomization)
  if (!isWhole || TRANSFORMING.some((field) => kustomization.value[field] !== undefined)) return null
  const gathered: KubeObject[] = []
  for (const path of resources) {
    const folder = byFolder.get(path)
    const objects = folder === undefined ? objectsOf(path) : gather(folder, byFolder, objectsOf, seen)
    if (objects === null) return null
    gathered.push(...objects)
  }
  return gathered
}

function patchesOf(kustomization: ReadKustomization, { objectsOf, operationsOf }: PatchSources): readonly FoundPatch[] {
  const { value } = kustomization
  const { resolve } = resourcesOf(kustomization)
  const withTargets = [...fieldItems(value, 'patches'), ...fieldItems(value, 'patchesJson6902')].filter(isRecord).flatMap((patch) => {
    if (isRecord(patch['target'])) return targetOf(patch['target'], typeof patch['patch'] === 'string' ? inlineOperations(patch['patch']) : typeof patch['path'] === 'string' ? operationsOf(resolve(patch['path'])) : null)
    return ownTargets(typeof patch['patch'] === 'string' ? inline(patch['patch']) : typeof patch['path'] === 'string' ? objectsOf(resolve(patch['path'])) : [])
  })
  const strategic = fieldItems(value, 'patchesStrategicMerge').flatMap((patch) => (typeof patch !== 'string' ? [] : ownTargets(patch.includes('\n') ? inline(patch) : objectsOf(resolve(patch)))))
  return [...withTargets, ...strategic]
}

function targetOf(target: Readonly<Record<string, unknown>>, operations: readonly unknown[] | null): readonly FoundPatch[] {
  const fields = ['group', 'version', 'kind', 'name', 'namespace'].flatMap((field) => (typeof target[field] === 'string' && target[field] !== '' ? [[field, target[field]] as const] : []))
  const isPlain = fields.every(([, value]) => PLAIN_NAME.test(value))
  return isPlain && fields.length > 0 ? [{ target: Object.fromEntries(fields), operations }] : []
}

/** A patch that is an object in part names its target by itself. */
function ownTargets(objects: readonly KubeObject[]): readonly FoundPatch[] {
  return objects.map(({ apiVersion, kind, metadata }) => {
    const [version = '', group] = apiVersion.split('/').reverse()
    return { operations: null, target: { ...(group === undefined ? {} : { group }), version, kind, ...(metadata?.name === undefined ? {} : { name: metadata.name }), ...(metadata?.namespace === undefined ? {} : { namespace: metadata.namespace }) } }
  })
}

/** The operations of a JSON Patch in a kustomization; null where it is a part of an object. */
function inlineOperations(text: string): readonly unknown[] | null {
  const [document] = parseManifests(new TextEncoder().encode(text)).documents
  return Array.isArray(document?.value) ? (document.value as readonly unknown[]) : null // Array.isArray makes a list of `any` of it
}

function inline(text: string): readonly KubeObject[] {
  return parseManifests(new TextEncoder().encode(text)).documents.flatMap(({ value }) => (isRecord(value) && typeof value['apiVersion'] === 'string' && typeof value['kind'] === 'string' ? [value as unknown as KubeObject] : [])) // the type's required part was looked at
}

function isTarget({ apiVersion, kind, metadata }: KubeObject, target: PatchTarget): boolean {
  const [version, group = ''] = apiVersion.split('/').reverse()
  return (
    (target.group === undefined || target.group === group) &&
    (target.version === undefined || target.version === version) &&
    (target.kind === undefined || target.kind === kind) &&
    (target.name === undefined || target.name === metadata?.name) &&
    (target.namespace === undefined || target.namespace === (metadata?.namespace ?? 'default'))
  )
}

function describeTarget({ kind, name, namespace }: PatchTarget): string {
  return `${kind ?? 'what'} ${namespace === undefined ? '' : `${namespace}/`}${name ?? '(any name)'}`
}
