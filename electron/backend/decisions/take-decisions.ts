import { existsSync } from 'node:fs'
import { dirname, isAbsolute, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { applyDecisions, currentTarget, type JournalChange, targetChange } from '#backend/db/repositories/decision-repository.ts'
import type { ProjectFile } from '#backend/db/project-file.ts'
import { loadEstate } from '#backend/db/repositories/estate-repository.ts'
import { readYamlFile } from '#backend/files/read-yaml-file.ts'
import { projectTarget } from '#backend/plan/project-target.ts'
import { listPresets, loadTarget } from '#backend/targets/load-target.ts'
import type { ApiOutput } from '#shared/contract/api.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { type DecisionsFile, decisionsFileSchema } from '#shared/domain/decisions/decisions-file.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { resolveDecisionsFile } from './resolve-decisions-file.ts'

type TakenDecisions = ApiOutput<'decisions.import'>

const WHAT = 'decisions file'
/** Every field of 10,000 VMs with remarks, and their schedule, has less [ours]. */
const MAX_DECISIONS_FILE_BYTES = 16 * 1024 * 1024

/** Takes a decisions file over as one undo step. AppError not-found, unreadable-file, or invalid-input with every fault. */
export async function takeDecisionsFile(project: ProjectFile, path: string, at: string): Promise<TakenDecisions> {
  const file = await readYamlFile(path, decisionsFileSchema, WHAT, MAX_DECISIONS_FILE_BYTES)
  const folder = dirname(path)
  return take(project, { file, at, load: (name) => loadTarget(placeOf(name, folder)) })
}

/** The same of a text that was chosen in a page: a target file beside it cannot be read. */
export async function takeDecisionsText(project: ProjectFile, text: string, at: string): Promise<TakenDecisions> {
  // With the package that parses, which most calls need not load.
  const { parseYamlText } = await import('#backend/files/parse-yaml-text.ts')
  return take(project, { file: parseYamlText(text, decisionsFileSchema, WHAT, 'The text'), at, load: loadPreset })
}

interface FileToTake {
  readonly file: DecisionsFile
  /** ISO 8601 in UTC. */
  readonly at: string
  /** The target that `use` names. */
  readonly load: (name: string) => Promise<Target>
}

async function take(project: ProjectFile, { file, at, load }: FileToTake): Promise<TakenDecisions> {
  const { changes, unknownSubjects } = resolveDecisionsFile(file, loadEstate(project))
  const target = await wantedTarget(project, file.target, load)
  const isOther = target !== null && !isDeepStrictEqual(currentTarget(project), target)
  const all: readonly JournalChange[] = [...(isOther ? [targetChange(target)] : []), ...changes]
  if (all.length > 0) applyDecisions(project, all, at)
  return { applied: changes.length, unknownSubjects: [...unknownSubjects], target: target?.id ?? null }
}

async function wantedTarget(project: ProjectFile, wanted: DecisionsFile['target'], load: FileToTake['load']): Promise<Target | null> {
  if (wanted === undefined) return null
  const { use, settings, mtv, openshift } = wanted
  const base = settings ?? (use === undefined ? await projectTarget(project) : await load(use))
  return { ...base, mtv: mtv ?? base.mtv, openshift: openshift ?? base.openshift }
}

/** A target file named in a decisions file is looked for beside that file. */
function placeOf(name: string, folder: string): string {
  const beside = isAbsolute(name) ? name : join(folder, name)
  return existsSync(beside) ? beside : name
}

async function loadPreset(name: string): Promise<Target> {
  const presets = await listPresets()
  const preset = presets.find(({ id }) => id === name)
  if (preset !== undefined) return preset
  const ids = presets.map(({ id }) => id).join(', ')
  throw new AppError('invalid-input', `The decisions file names the target ${name} under target.use, which is none of the presets ${ids}, and a target file cannot be read from here: put the target itself under target.settings, or take the file over with "portolan decisions import".`, { use: name })
}
