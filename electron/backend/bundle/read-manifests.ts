import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { parseAllDocuments } from 'yaml'
import { z } from 'zod'
import { AppError } from '#shared/contract/app-error.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import { compareText } from '#shared/domain/compare.ts'
import type { Finding } from '#shared/domain/finding.ts'
import type { KubeObject } from '#shared/domain/plan/kube-object.ts'
import { checkKustomizations, KUSTOMIZATION_NAME, type ReadKustomization } from './check-kustomizations.ts'

export interface ReadManifests {
  readonly objects: readonly KubeObject[]
  /** Files that are no YAML, documents that are no Kubernetes object, and kustomizations that name what is not there. */
  readonly findings: readonly Finding[]
}

/** Larger than any manifest of a bundle by far; a bigger file is some other thing. */
const MAX_FILE_BYTES = 16 * 1024 * 1024
/** A bundle of 50,000 VMs has some 2,000 files. */
const MAX_FILES = 100_000
/** The installer's own file, which has no kind and which no API server sees. */
const INSTALLER_FILE = /(^|\/)install-config.*\.ya?ml$/
/** Aliases that a file may expand to: a guard against a file that swells when read. */
const MAX_ALIASES = 100

/**
 * All YAML documents below a folder, in the order of their paths. Links are not followed out of it.
 * Throws AppError: not-found, unreadable-file, cancelled.
 */
export async function readManifests(folder: string, signal: CancelSignal): Promise<ReadManifests> {
  const objects: KubeObject[] = []
  const findings: Finding[] = []
  const kustomizations: ReadKustomization[] = []
  const names = (await listFiles(folder)).map((path) => relative(folder, path).split(sep).join('/'))
  for (const name of names.filter(isManifestFile)) {
    if (signal.aborted) throw new AppError('cancelled', 'The check was cancelled.')
    const path = join(folder, name)
    const documents = parseAllDocuments(await readText(path, name), { uniqueKeys: true })
    if (!Array.isArray(documents)) continue // an empty stream
    documents.forEach((document, index) => {
      const subject = documents.length > 1 ? `${name}#${index + 1}` : name
      const [fault] = document.errors
      if (fault !== undefined) {
        findings.push(notYaml(subject, fault.message.split('\n')[0] ?? ''))
        return
      }
      const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES })
      if (value === null) return
      const object = objectSchema.safeParse(withKustomizeDefaults(name, value))
      if (object.success) objects.push(object.data as KubeObject) // the schema is the type's required part
      if (object.success && KUSTOMIZATION_NAME.test(name)) kustomizations.push({ path: name, value: object.data })
      if (!object.success) findings.push(notYaml(subject, 'it has no apiVersion, kind or name'))
    })
  }
  return { objects, findings: [...findings, ...checkKustomizations(kustomizations, names)] }
}

const objectSchema = z.looseObject({ apiVersion: z.string(), kind: z.string(), metadata: z.looseObject({ name: z.string().optional() }).optional() })

/** A kustomization may leave its own kind out. */
function withKustomizeDefaults(name: string, value: unknown): unknown {
  if (!/(^|\/)kustomization\.ya?ml$/.test(name) || typeof value !== 'object') return value
  return { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', ...value }
}

function notYaml(subject: string, why: string): Finding {
  return {
    ruleId: 'not-a-manifest',
    subject,
    severity: 'critical',
    message: `${subject} is no Kubernetes manifest: ${why}.`,
    remedy: 'Mend the file, or move it out of the folder.',
    data: {},
  }
}

function isManifestFile(name: string): boolean {
  return /\.ya?ml$/.test(name) && !INSTALLER_FILE.test(name)
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

async function readText(path: string, name: string): Promise<string> {
  try {
    const { size } = await stat(path)
    if (size > MAX_FILE_BYTES) throw new AppError('unreadable-file', `${name} has ${size} bytes, more than any manifest: move it out of the folder.`, { path })
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('unreadable-file', `${name} cannot be read: ${error instanceof Error ? error.message : String(error)}.`, { path }, { cause: error })
  }
}
