import { dirname, posix } from 'node:path'
import type { Finding } from '#shared/domain/finding.ts'

/** A kustomization as it was read: which file it is, below the folder that is judged, and what it says. */
export interface ReadKustomization {
  readonly path: string
  readonly value: Readonly<Record<string, unknown>>
}

/** What kustomize applies in a folder, in any of these files (sigs.k8s.io/kustomize, api/konfig). */
export const KUSTOMIZATION_NAME = /(^|\/)(kustomization\.ya?ml|Kustomization)$/

/**
 * What `kustomize build` would refuse, level by level: a file or folder that is named and not there, a folder without a
 * kustomization, a folder that names itself or one that it lies in, a file outside of its folder, one that is named twice,
 * and a kustomization that says nothing at all. Addresses of repositories are believed. `files` are all paths below the folder, with slashes.
 */
export function checkKustomizations(kustomizations: readonly ReadKustomization[], files: readonly string[]): readonly Finding[] {
  const known = new Set(files)
  const byFolder = new Map(kustomizations.map(({ path }) => [folderOf(path), path]))
  return kustomizations.flatMap(({ path, value }) => {
    const folder = folderOf(path)
    const resources = [...texts(value['resources']), ...texts(value['components'])]
    const fileNames = [...texts(value['crds']), ...patchFiles(value)]
    return [
      ...(isEmpty(value) ? [finding(path, 'is empty, which kustomize does not build', 'Name what it applies under resources, or take the file out, and its folder where another kustomization names it.')] : []),
      ...resources.filter((name, index) => resources.indexOf(name) !== index).map((name) => finding(path, `names ${name} twice`, 'Name it once.')),
      ...resources.filter((name) => !isRemote(name)).flatMap((name) => judgeResource({ path, folder, name }, known, byFolder)),
      ...fileNames.filter((name) => !known.has(join(folder, name))).map((name) => finding(path, `names ${name}, which is not there`, `Add ${name}, or take it out.`)),
    ]
  })
}

/** What a kustomization applies and patches with, as paths below the folder that is judged. */
export interface KustomizationResources {
  readonly resources: readonly string[]
  readonly patches: readonly string[]
  /** Nothing of it comes from elsewhere. */
  readonly isWhole: boolean
  /** The path that a name stands for. */
  readonly resolve: (name: string) => string
}

export function resourcesOf({ path, value }: ReadKustomization): KustomizationResources {
  const names = [...texts(value['resources']), ...texts(value['components'])]
  const resolve = (name: string): string => join(folderOf(path), name)
  return { resources: names.filter((name) => !isRemote(name)).map(resolve), patches: patchFiles(value).map(resolve), isWhole: !names.some(isRemote), resolve }
}

/** Kustomizations by the folder that each is of. */
export function kustomizationFolders(kustomizations: readonly ReadKustomization[]): ReadonlyMap<string, ReadKustomization> {
  return new Map(kustomizations.map((kustomization) => [folderOf(kustomization.path), kustomization]))
}

function judgeResource({ path, folder, name }: { readonly path: string; readonly folder: string; readonly name: string }, known: ReadonlySet<string>, byFolder: ReadonlyMap<string, string>): readonly Finding[] {
  const target = join(folder, name)
  if (target === folder || folder.startsWith(`${target}/`) || target === '') return [finding(path, `names ${name}, the folder that it lies in`, 'Take it out: a folder cannot hold itself.')]
  if (known.has(target)) return target.startsWith(folder === '' ? '' : `${folder}/`) ? [] : [finding(path, `names ${name}, a file outside of its folder, which kustomize does not read`, 'Name the folder of that file, with a kustomization of its own.')]
  if (byFolder.has(target)) return []
  const isFolder = [...known].some((file) => file.startsWith(`${target}/`))
  return [isFolder ? finding(path, `names the folder ${name}, which has no kustomization`, 'Add a kustomization.yaml to it, or name its files.') : finding(path, `names ${name}, which is not there`, `Add ${name}, or take it out.`)]
}

/** Nothing is set but what the file is: kustomize refuses it (CheckEmpty of sigs.k8s.io/kustomize, api/types). An empty list is set. */
function isEmpty(value: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(value).every(([key, set]) => key === 'apiVersion' || key === 'kind' || set === null || set === undefined)
}

/** Files that patches and generators of strategic merges name. */
function patchFiles(value: Readonly<Record<string, unknown>>): readonly string[] {
  const listed = [...list(value['patches']), ...list(value['patchesJson6902'])].flatMap((patch) => (typeof patch === 'object' && patch !== null && 'path' in patch && typeof patch.path === 'string' ? [patch.path] : []))
  // Such a list holds files or the patches themselves.
  return [...listed, ...texts(value['patchesStrategicMerge']).filter((text) => !text.includes('\n'))]
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [] // Array.isArray makes a list of `any` of it
}

function texts(value: unknown): readonly string[] {
  return list(value).filter((entry) => typeof entry === 'string')
}

/** kustomize takes such a resource from a server. */
function isRemote(name: string): boolean {
  return /^[a-z+]+:\/\/|^git@|^github\.com\//.test(name)
}

function folderOf(path: string): string {
  return dirname(path) === '.' ? '' : dirname(path)
}

function join(folder: string, name: string): string {
  const joined = posix.join(folder, name).replace(/\/$/, '')
  return joined === '.' ? '' : joined
}

function finding(path: string, what: string, remedy: string): Finding {
  return { ruleId: 'kustomization-broken', subject: path, severity: 'critical', message: `${path} ${what}.`, remedy, data: {} }
}
