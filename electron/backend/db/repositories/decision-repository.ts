import { z } from 'zod'
import { refuseChanged, type Replacement } from '#backend/decisions/changed-meanwhile.ts'
import { checkStorageRules } from '#backend/decisions/check-storage-rules.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { compareText } from '#shared/domain/compare.ts'
import { DECISION_KINDS, DECISION_SCHEMAS, type DecisionKind, type Decisions } from '#shared/domain/decisions/decision.ts'
import { type Target, targetSchema } from '#shared/domain/target/target.ts'
import { type ProjectFile, writeProject } from '../project-file.ts'
import { namesOfSubjects } from './decision-steps.ts'

/** One change of the journal; a value of null takes the decision back. */
export interface JournalChange {
  readonly kind: JournalKind
  readonly subject: string
  readonly value: unknown
  /** What was in force when whoever decides looked at it, null for nothing: where that is something else by now, nothing is written. Left out: it does not matter. */
  readonly seen?: unknown
}

export interface JournalEntry {
  readonly seq: number
  readonly batch: number
  readonly kind: string
  readonly subject: string
  readonly old: unknown
  readonly new: unknown
  readonly at: string
  readonly isUndone: boolean
}

/** The target lies in the journal too, so that undo covers it. */
export type JournalKind = DecisionKind | typeof TARGET_KIND

const TARGET_KIND = 'target.settings'
const TARGET_SUBJECT = 'target'
const SCHEMAS: Readonly<Record<JournalKind, z.ZodType>> = { ...DECISION_SCHEMAS, [TARGET_KIND]: targetSchema }

/**
 * Writes changes as one undo step and answers its number. What had been undone before is discarded: there
 * is one line of history. AppError invalid-input where a value is not what its kind wants, conflict (reason `changed`) where what is to be
 * replaced was changed since it was seen.
 */
export function applyDecisions(project: ProjectFile, changes: readonly JournalChange[], at: string): number {
  const { database } = project
  const insert = database.prepare('INSERT INTO decision (batch, kind, subject, old_value, new_value, at) VALUES (?, ?, ?, ?, ?, ?)')
  return writeProject(project, () => {
    const current = valueReader(project)
    for (const { kind, subject, value, seen } of changes) {
      if (seen !== undefined) refuseChanged(replacementOf(project, { kind, subject, seen, wanted: value ?? null, stored: current(kind, subject) }))
    }
    // What had been undone tells above how it came to be as it is.
    database.prepare('DELETE FROM decision WHERE is_undone = 1').run()
    const batch = Number(database.prepare('SELECT coalesce(max(batch), 0) + 1 FROM decision').pluck().get())
    for (const { kind, subject, value } of changes) {
      const parsed = value === null || value === undefined ? null : parseValue(kind, subject, value)
      if (kind === 'storage.rules' && parsed !== null) checkStorageRules(DECISION_SCHEMAS[kind].parse(parsed))
      const next = parsed === null ? null : JSON.stringify(parsed)
      insert.run(batch, kind, subject, current(kind, subject), next, at)
    }
    return batch
  })
}

/** Both values as their schema gives them now: one that was written before a field was added differs by it alone. */
function replacementOf(project: ProjectFile, { kind, subject, seen, wanted, stored }: { readonly kind: JournalKind; readonly subject: string; readonly seen: unknown; readonly wanted: unknown; readonly stored: string | null }): Replacement {
  const read = (value: unknown): Replacement['seen'] => (value === null ? null : parseValue(kind, subject, value) as Replacement['seen']) // the schema of each kind is that of an object
  const newest = project.database.prepare('SELECT is_undone FROM decision WHERE kind = ? AND subject = ? ORDER BY seq DESC LIMIT 1').pluck().get(kind, subject)
  const at = project.database.prepare('SELECT at FROM decision WHERE kind = ? AND subject = ? AND is_undone = 0 ORDER BY seq DESC LIMIT 1').pluck().get(kind, subject)
  const name = namesOfSubjects(project, [subject]).get(subject) ?? subject
  return { kind, name, seen: read(seen), current: read(stored === null ? null : JSON.parse(stored)), wanted: read(wanted), at: typeof at === 'string' ? at : null, isUndone: newest === 1 }
}

/** Takes the newest step back; answers its number, or null where there is none. */
export function undo(project: ProjectFile): number | null {
  return flip(project, 'SELECT max(batch) FROM decision WHERE is_undone = 0', 1)
}

/** Does the step again that was taken back last; answers its number, or null where there is none. */
export function redo(project: ProjectFile): number | null {
  return flip(project, 'SELECT min(batch) FROM decision WHERE is_undone = 1', 0)
}

/**
 * Undoes or does again until exactly the steps up to this one are in force; 0 undoes all of them. Answers how many steps that took.
 * AppError not-found where there is no such step.
 */
export function goToStep(project: ProjectFile, batch: number): { readonly undone: number; readonly redone: number } {
  const { database } = project
  return writeProject(project, () => {
    if (batch !== 0 && database.prepare('SELECT 1 FROM decision WHERE batch = ? LIMIT 1').get(batch) === undefined) {
      throw new AppError('not-found', `There is no step ${batch} any more: what had been undone was discarded when something new was decided.`, { batch })
    }
    const stepsWhere = (condition: string): number => Number(database.prepare(`SELECT count(DISTINCT batch) FROM decision WHERE ${condition}`).pluck().get(batch))
    const steps = { undone: stepsWhere('batch > ? AND is_undone = 0'), redone: stepsWhere('batch <= ? AND is_undone = 1') }
    database.prepare('UPDATE decision SET is_undone = batch > ?').run(batch)
    return steps
  })
}

/** The decisions in force, by kind and subject, each under the id that the current snapshots know its subject by; subjects sorted. */
export function currentDecisions(project: ProjectFile): Decisions {
  const byKind: Record<string, Record<string, unknown>> = {}
  for (const kind of DECISION_KINDS) byKind[kind] = {}
  // With max(), SQLite takes the other columns from the row that holds it (sqlite.org/lang_select.html#bareagg).
  const latest = project.database.prepare(
    `SELECT kind, coalesce(successor, decision.subject) AS subject, new_value, max(seq)
     FROM decision LEFT JOIN current_successor ON current_successor.subject = decision.subject WHERE is_undone = 0 AND kind <> ? GROUP BY kind, 2`,
  )
  const rows = latest.all(TARGET_KIND) as { kind: DecisionKind; subject: string; new_value: string | null }[] // columns as selected; kinds are checked when written
  for (const { kind, subject, new_value } of rows.sort((left, right) => compareText(left.subject, right.subject))) {
    const values = byKind[kind]
    if (values !== undefined && new_value !== null) values[subject] = parseValue(kind, subject, JSON.parse(new_value))
  }
  return byKind as unknown as Decisions // every value passed its kind's schema
}

/** The target in force, or null where none was chosen. */
export function currentTarget(project: ProjectFile): Target | null {
  const value = currentValue(project, TARGET_KIND, TARGET_SUBJECT)
  return value === null ? null : targetSchema.parse(JSON.parse(value))
}

/** The id of the target in force, or null where none was chosen: to read all of a target takes as long as to open a project. */
export function currentTargetId(project: ProjectFile): string | null {
  const value = currentValue(project, TARGET_KIND, TARGET_SUBJECT)
  return value === null ? null : identifiedSchema.parse(JSON.parse(value)).id
}

const identifiedSchema = z.object({ id: z.string() })

/** Chooses a target, as an undo step of its own; `seen` as in a change. */
export function storeTarget(project: ProjectFile, target: Target, at: string, seen?: Target | null): void {
  applyDecisions(project, [targetChange(target, seen)], at)
}

/** The choice of a target as a change among others; `seen` as there. */
export function targetChange(target: Target, seen?: Target | null): JournalChange {
  return { kind: TARGET_KIND, subject: TARGET_SUBJECT, value: target, ...(seen === undefined ? {} : { seen }) }
}

/** Every entry, oldest first, those that were undone included. */
export function journal({ database }: ProjectFile): JournalEntry[] {
  const rows = database.prepare('SELECT seq, batch, kind, subject, old_value, new_value, at, is_undone FROM decision ORDER BY seq').raw().all() as [
    number, number, string, string, string | null, string | null, string, number,
  ][] // columns as selected
  return rows.map(([seq, batch, kind, subject, old, next, at, isUndone]) => ({
    seq, batch, kind, subject, old: parseStored(old), new: parseStored(next), at, isUndone: isUndone === 1,
  }))
}

function parseStored(value: string | null): unknown {
  return value === null ? null : JSON.parse(value)
}

const CURRENT_VALUE = 'SELECT new_value FROM decision WHERE kind = ? AND subject = ? AND is_undone = 0 ORDER BY seq DESC LIMIT 1'
const CURRENT_VALUE_OF_SUCCESSOR = `
  SELECT new_value FROM decision WHERE kind = @kind AND is_undone = 0 AND subject IN (SELECT @subject UNION ALL SELECT subject FROM current_successor WHERE successor = @subject)
  ORDER BY seq DESC LIMIT 1`

function currentValue(project: ProjectFile, kind: JournalKind, subject: string): string | null {
  return valueReader(project)(kind, subject)
}

/** Answers the value in force, as text; hardly any subject has been known by another id, so that most need no second look. */
function valueReader({ database }: ProjectFile): (kind: JournalKind, subject: string) => string | null {
  const successors = new Set(database.prepare('SELECT successor FROM current_successor').pluck().all() as string[]) // as selected
  const own = database.prepare(CURRENT_VALUE).pluck()
  const withOlder = database.prepare(CURRENT_VALUE_OF_SUCCESSOR).pluck()
  return (kind, subject) => {
    const value = successors.has(subject) ? withOlder.get({ kind, subject }) : own.get(kind, subject)
    return typeof value === 'string' ? value : null
  }
}

function flip(project: ProjectFile, select: string, isUndone: 0 | 1): number | null {
  const { database } = project
  return writeProject(project, () => {
    const batch = database.prepare(select).pluck().get()
    if (typeof batch !== 'number') return null
    database.prepare('UPDATE decision SET is_undone = ? WHERE batch = ?').run(isUndone, batch)
    return batch
  })
}

function parseValue(kind: JournalKind, subject: string, value: unknown): unknown {
  const result = SCHEMAS[kind].safeParse(value)
  if (result.success) return result.data
  const faults = result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`.trim()).join('; ')
  throw new AppError('invalid-input', `The decision ${kind} for ${subject} is not valid: ${faults}.`, { kind, subject })
}
