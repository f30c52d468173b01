import type { Finding } from '#shared/domain/finding.ts'
import type { KubeObject } from '#shared/domain/plan/kube-object.ts'
import { fieldItems, isRecord } from '#shared/engine/check/field-values.ts'
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

/** Names of targets are regular expressions: one with more than this is believed. */
const PLAIN_NAME = /^[A-Za-z0-9._-]*$/
/** What changes names or makes objects, so that nobody can tell from here what a patch will meet. */
const TRANSFORMING = ['namePrefix', 'nameSuffix', 'namespace', 'configMapGenerator', 'secretGenerator', 'generators', 'transformers', 'helmCharts', 'replacements']

/**
 * Patches of kustomizations that meet no object: kustomize leaves out without a word one that is chosen by a target, and refuses any other. `objectsOf`
 * gives the objects of a file, by its path below the folder that is judged.
 */
export function checkPatches(kustomizations: readonly ReadKustomization[], objectsOf: (path: string) => readonly KubeObject[]): readonly Finding[] {
  const byFolder = kustomizationFolders(kustomizations)
  return kustomizations.flatMap((kustomization) => {
    const patches = patchesOf(kustomization, objectsOf)
    if (patches.length === 0) return []
    const met = gather(kustomization, byFolder, objectsOf, new Set())
    if (met === null) return []
    return patches.filter(({ target }) => !met.some((object) => isTarget(object, target))).map(({ target }) => ({
      ruleId: 'kustomization-broken',
      subject: kustomization.path,
      severity: 'critical' as const,
      message: `${kustomization.path} patches ${describeTarget(target)}, which is not among what it applies.`,
      remedy: 'Correct the target of the patch, or take the patch out.',
      data: {},
    }))
  })
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

function patchesOf(kustomization: ReadKustomization, objectsOf: (path: string) => readonly KubeObject[]): readonly { readonly target: PatchTarget }[] {
  const { value } = kustomization
  const { resolve } = resourcesOf(kustomization)
  const withTargets = [...fieldItems(value, 'patches'), ...fieldItems(value, 'patchesJson6902')].filter(isRecord).flatMap((patch) => {
    if (isRecord(patch['target'])) return targetOf(patch['target'])
    return ownTargets(typeof patch['patch'] === 'string' ? inline(patch['patch']) : typeof patch['path'] === 'string' ? objectsOf(resolve(patch['path'])) : [])
  })
  const strategic = fieldItems(value, 'patchesStrategicMerge').flatMap((patch) => (typeof patch !== 'string' ? [] : ownTargets(patch.includes('\n') ? inline(patch) : objectsOf(resolve(patch)))))
  return [...withTargets, ...strategic]
}

function targetOf(target: Readonly<Record<string, unknown>>): readonly { readonly target: PatchTarget }[] {
  const fields = ['group', 'version', 'kind', 'name', 'namespace'].flatMap((field) => (typeof target[field] === 'string' && target[field] !== '' ? [[field, target[field]] as const] : []))
  const isPlain = fields.every(([, value]) => PLAIN_NAME.test(value))
  return isPlain && fields.length > 0 ? [{ target: Object.fromEntries(fields) }] : []
}

/** A patch that is an object in part names its target by itself. */
function ownTargets(objects: readonly KubeObject[]): readonly { readonly target: PatchTarget }[] {
  return objects.map(({ apiVersion, kind, metadata }) => {
    const [version = '', group] = apiVersion.split('/').reverse()
    return { target: { ...(group === undefined ? {} : { group }), version, kind, ...(metadata?.name === undefined ? {} : { name: metadata.name }), ...(metadata?.namespace === undefined ? {} : { namespace: metadata.namespace }) } }
  })
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
