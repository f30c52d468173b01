import { readdir, readFile, stat } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { z } from 'zod'
import { AppError } from '#shared/contract/app-error.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import { compareText } from '#shared/domain/compare.ts'
import type { Finding } from '#shared/domain/finding.ts'
import type { KubeObject } from '#shared/domain/plan/kube-object.ts'
import { isRecord } from '#shared/engine/check/field-values.ts'
import { SUMMARY_PATH } from '#shared/manifests/bundle-layout.ts'
import { FINDINGS_PATH } from '#shared/manifests/findings-file.ts'
import { checkDefaultDeny } from './check-default-deny.ts'
import { checkInstallConfig } from './check-install-config.ts'
import { checkKustomizations, KUSTOMIZATION_NAME, type ReadKustomization } from './check-kustomizations.ts'
import { checkPatches, patchFilesOf } from './check-patches.ts'
import { parseJsonManifest, parseManifests } from './parse-manifests.ts'

export interface ReadManifests {
  readonly objects: readonly KubeObject[]
  /** Files and documents that cannot be turned into Kubernetes objects, kustomizations that name what is not there, and objects that lie in the wrong file. */
  readonly findings: readonly Finding[]
}

/** Larger than any manifest of a bundle by far; a bigger file is some other thing. */
const MAX_FILE_BYTES = 16 * 1024 * 1024
/** A bundle of 50,000 VMs has some 2,000 files. */
const MAX_FILES = 100_000
/** The installer's own file, which has no kind and which no API server sees: it is judged by itself. */
const INSTALLER_FILE = /(^|\/)install-config.*\.ya?ml$/
/** What a bundle says of itself, in JSON. */
const OWN_JSON: ReadonlySet<string> = new Set([SUMMARY_PATH, FINDINGS_PATH])

/**
 * All objects of the YAML and JSON files below a folder, in the order of their paths; those of a `List` one by one. What cannot be read is a
 * finding with its file and line, and the rest is read all the same. Links are not followed out of the folder.
 * Throws AppError: not-found, unreadable-file for the folder itself, cancelled.
 */
export async function readManifests(folder: string, signal: CancelSignal): Promise<ReadManifests> {
  const fileOf = new Map<KubeObject, string>()
  const findings: Finding[] = []
  /** By file: what would be faults if the file were one of objects, and not of patches. */
  const shapeless: [file: string, finding: Finding][] = []
  const kustomizations: ReadKustomization[] = []
  /** Lists are no objects, and may be the operations of a patch. */
  const lists = new Map<string, readonly unknown[]>()
  const installers: [file: string, value: Readonly<Record<string, unknown>>][] = []
  const names = (await listFiles(folder)).map((path) => relative(folder, path).split(sep).join('/'))
  for (const name of names.filter(isManifestFile)) {
    if (signal.aborted) throw new AppError('cancelled', 'The check was cancelled.')
    const bytes = await readBytes(join(folder, name))
    if (typeof bytes === 'string') {
      findings.push(noManifest({ file: name, subject: name, line: null }, bytes))
      continue
    }
    const isJson = name.endsWith('.json')
    const { documents, faults, count } = isJson ? parseJsonManifest(bytes) : parseManifests(bytes)
    const subjectOf = (document: number | null): string => (document !== null && count > 1 ? `${name}#${document}` : name)
    for (const { document, line, why } of faults) findings.push(noManifest({ file: name, subject: subjectOf(document), line }, why))
    for (const { document, line, value } of documents) {
      if (Array.isArray(value)) lists.set(name, value as readonly unknown[]) // Array.isArray makes a list of `any` of it
      if (isJson && !isRecord(value)) continue // some other file: JSON has many uses
      if (isJson && isRecord(value) && value['apiVersion'] === undefined && value['kind'] === undefined) continue
      const place = { file: name, subject: subjectOf(document), line }
      if (INSTALLER_FILE.test(name)) {
        if (isRecord(value)) installers.push([name, value])
        else findings.push(noManifest(place, 'it is no map of settings'))
        continue
      }
      for (const { at, item } of itemsOf(withKustomizeDefaults(name, value))) {
        const object = objectSchema.safeParse(item)
        if (!object.success) {
          shapeless.push([name, noManifest(place, `${at}${whatIsMissing(item)}`)])
          continue
        }
        fileOf.set(object.data as KubeObject, name) // the schema is the type's required part
        if (KUSTOMIZATION_NAME.test(name)) kustomizations.push({ path: name, value: object.data })
      }
    }
  }
  const patchFiles = patchFilesOf(kustomizations)
  const objects = [...fileOf.keys()].filter((object) => !patchFiles.has(fileOf.get(object) ?? ''))
  const byFile = Map.groupBy(fileOf.keys(), (object) => fileOf.get(object) ?? '')
  return {
    objects,
    findings: [
      ...findings,
      ...shapeless.filter(([file]) => !patchFiles.has(file)).map(([, finding]) => finding),
      ...checkKustomizations(kustomizations, names),
      ...checkPatches(kustomizations, { objectsOf: (path) => byFile.get(path) ?? [], operationsOf: (path) => lists.get(path) ?? null }),
      ...installers.flatMap(([file, value]) => checkInstallConfig(file, value, objects.filter((object) => object.kind === 'AgentConfig' && dirname(fileOf.get(object) ?? '') === dirname(file)))),
      ...checkDefaultDeny(objects, (object) => fileOf.get(object) ?? ''),
    ],
  }
}

const objectSchema = z.looseObject({ apiVersion: z.string().min(1), kind: z.string().min(1), metadata: z.looseObject({ name: z.string().optional() }).optional() })

/** A kustomization may leave its own kind out. */
function withKustomizeDefaults(name: string, value: unknown): unknown {
  if (!KUSTOMIZATION_NAME.test(name) || !isRecord(value)) return value
  return { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', ...value }
}

/** The objects of a list (meta/v1 List, or one of a kind such as ConfigMapList), as kubectl takes them: one by one. */
function itemsOf(value: unknown, at = ''): readonly { readonly at: string; readonly item: unknown }[] {
  if (!isRecord(value) || typeof value['kind'] !== 'string' || !value['kind'].endsWith('List') || !Array.isArray(value['items'])) return [{ at, item: value }]
  const items = value['items'] as readonly unknown[] // Array.isArray makes a list of `any` of it
  return items.flatMap((item, index) => itemsOf(item, `${at}items[${index}]: `))
}

function whatIsMissing(value: unknown): string {
  if (!isRecord(value)) return 'it is no map with apiVersion and kind'
  const missing = ['apiVersion', 'kind'].filter((field) => typeof value[field] !== 'string' || value[field] === '')
  return missing.length > 0 ? `it has no ${missing.join(' and no ')}` : 'its metadata is no map with a name that is a text'
}

interface Place {
  readonly file: string
  /** The file, with the number of the document where there are several. */
  readonly subject: string
  /** Null where nothing could be read. */
  readonly line: number | null
}

function noManifest({ file, subject, line }: Place, why: string): Finding {
  return {
    ruleId: 'not-a-manifest',
    subject,
    severity: 'critical',
    message: `${subject} is no Kubernetes manifest: ${line === null ? '' : `line ${line}: `}${why}.`,
    remedy: 'Mend the file, or move it out of the folder.',
    data: { file, line },
  }
}

function isManifestFile(name: string): boolean {
  return /\.ya?ml$/.test(name) || KUSTOMIZATION_NAME.test(name) || (name.endsWith('.json') && !OWN_JSON.has(name))
}

async function listFiles(folder: string): Promise<string[]> {
  try {
    if (!(await stat(folder)).isDirectory()) throw new AppError('unreadable-file', `${folder} is no folder: name the folder of the bundle.`, { folder })
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
    if (files.length > MAX_FILES) throw new AppError('unreadable-file', `${folder} holds ${files.length} files, more than any bundle: name the folder of the bundle.`, { folder })
    return files.sort(compareText)
  } catch (error) {
    if (error instanceof AppError) throw error
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw new AppError('not-found', `There is no folder ${folder}.`, { folder }, { cause: error })
    throw new AppError('unreadable-file', `${folder} cannot be read: ${error instanceof Error ? error.message : String(error)}.`, { folder }, { cause: error })
  }
}

/** A file, or why it cannot be had. */
async function readBytes(path: string): Promise<Uint8Array | string> {
  try {
    const { size } = await stat(path)
    return size > MAX_FILE_BYTES ? `it has ${size} bytes, more than any manifest` : await readFile(path)
  } catch (error) {
    return `it cannot be read (${error instanceof Error && 'code' in error ? String(error.code) : String(error)})`
  }
}
