import type { ProjectFile } from '../project-file.ts'

/** What was decided at once: one undo step of the journal. */
export interface DecisionStep {
  readonly batch: number
  /** How many decisions the step holds. */
  readonly changes: number
  /** Of the first decision. */
  readonly kind: string
  /** The first decision's subject, by its name where the newest inventory holds it. */
  readonly subject: string
  readonly at: string
  readonly isUndone: boolean
}

/** One decision of a step; a value of null is none. */
export interface StepChange {
  readonly kind: string
  readonly subject: string
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>> | null
}

/** What undo and redo would do next. */
export function undoState(project: ProjectFile): { readonly undo: DecisionStep | null; readonly redo: DecisionStep | null } {
  const step = (chosen: string): DecisionStep | null => stepsOf(project, `= (SELECT ${chosen})`, [])[0] ?? null
  return { undo: step('max(batch) FROM decision WHERE is_undone = 0'), redo: step('min(batch) FROM decision WHERE is_undone = 1') }
}

/** A page of all steps, the newest first, those that were undone included. */
export function decisionSteps(project: ProjectFile, { offset, limit }: { readonly offset: number; readonly limit: number }): { readonly steps: readonly DecisionStep[]; readonly total: number } {
  const steps = stepsOf(project, 'IN (SELECT DISTINCT batch FROM decision ORDER BY batch DESC LIMIT ? OFFSET ?)', [limit, offset])
  return { steps, total: Number(project.database.prepare('SELECT count(DISTINCT batch) FROM decision').pluck().get()) }
}

/** A page of the decisions of a step, in the order in which they were made; none where there is no such step. */
export function stepChanges({ database }: ProjectFile, { batch, offset, limit }: { readonly batch: number; readonly offset: number; readonly limit: number }): { readonly changes: readonly StepChange[]; readonly total: number } {
  const rows = database.prepare(`
    SELECT kind, ${SUBJECT_NAME} AS subject, old_value, new_value
    FROM (SELECT seq, kind, ${CURRENT_SUBJECT} AS subject, old_value, new_value FROM decision WHERE batch = ?) ORDER BY seq LIMIT ? OFFSET ?`).raw().all(batch, limit, offset) as [string, string, string | null, string | null][] // columns as selected
  return {
    changes: rows.map(([kind, subject, before, after]) => ({ kind, subject, before: parseStored(before), after: parseStored(after) })),
    total: Number(database.prepare('SELECT count(*) FROM decision WHERE batch = ?').pluck().get(batch)),
  }
}

/** What subjects are called in the newest inventory; those that are no objects are not among the answers. */
export function namesOfSubjects({ database }: ProjectFile, subjects: readonly string[]): ReadonlyMap<string, string> {
  const find = database.prepare(`SELECT ${SUBJECT_NAME} FROM (SELECT ? AS subject)`).pluck()
  return new Map(subjects.map((subject) => [subject, String(find.get(subject))]))
}

/** What an object is called in the newest inventory; subjects that are no objects stand as they are. */
const SUBJECT_NAME = `coalesce(${['vm', 'datastore', 'port_group'].map((table) => `(SELECT ${table}.name FROM current_snapshot JOIN ${table} ON ${table}.snapshot_pk = current_snapshot.pk AND ${table}.id = subject)`).join(', ')}, subject)`
/** The id that the newest inventory knows a subject by. */
const CURRENT_SUBJECT = 'coalesce((SELECT successor FROM current_successor WHERE current_successor.subject = decision.subject LIMIT 1), decision.subject)'

function stepsOf({ database }: ProjectFile, batches: string, values: readonly number[]): DecisionStep[] {
  const rows = database.prepare(`
    SELECT batch, changes, kind, ${SUBJECT_NAME} AS subject, at, is_undone
    FROM (
      SELECT decision.batch, step.changes, kind, ${CURRENT_SUBJECT} AS subject, at, is_undone
      FROM (SELECT batch, count(*) AS changes, min(seq) AS seq FROM decision WHERE batch ${batches} GROUP BY batch) AS step JOIN decision ON decision.seq = step.seq
    ) ORDER BY batch DESC`).raw().all(...values) as [number, number, string, string, string, number][] // columns as selected
  return rows.map(([batch, changes, kind, subject, at, isUndone]) => ({ batch, changes, kind, subject, at, isUndone: isUndone === 1 }))
}

/** The schema of each kind is that of an object, and values were checked when they were written. */
function parseStored(value: string | null): Record<string, unknown> | null {
  return value === null ? null : (JSON.parse(value) as Record<string, unknown>)
}
