import { DECISION_SCHEMAS, type DecisionKind, type DecisionValue } from '#shared/domain/decisions/decision.ts'
import type { ProjectFile } from '../project-file.ts'

/** The decisions of one kind that are in force, by subject. Many of one step share their value: each text is read once. */
export function decisionsOfKind<Kind extends DecisionKind>({ database }: ProjectFile, kind: Kind): ReadonlyMap<string, DecisionValue<Kind>> {
  // With max(), SQLite takes the other columns from the row that holds it (sqlite.org/lang_select.html#bareagg).
  const rows = database.prepare(`
    SELECT coalesce(successor, decision.subject), new_value, max(seq)
    FROM decision LEFT JOIN current_successor ON current_successor.subject = decision.subject WHERE kind = ? AND is_undone = 0 GROUP BY 1`).raw().all(kind) as [string, string | null, number][] // as selected
  const byText = new Map<string, DecisionValue<Kind>>()
  const bySubject = new Map<string, DecisionValue<Kind>>()
  for (const [subject, text] of rows) {
    if (text === null) continue
    const value = byText.get(text) ?? parse(kind, text)
    byText.set(text, value)
    bySubject.set(subject, value)
  }
  return bySubject
}

/** The decision of one kind on one subject that is in force, or null. */
export function decisionOf<Kind extends DecisionKind>({ database }: ProjectFile, kind: Kind, subject: string): DecisionValue<Kind> | null {
  const text = database.prepare(`
    SELECT new_value FROM decision WHERE kind = @kind AND is_undone = 0 AND subject IN (SELECT @subject UNION ALL SELECT subject FROM current_successor WHERE successor = @subject)
    ORDER BY seq DESC LIMIT 1`).pluck().get({ kind, subject })
  return typeof text === 'string' ? parse(kind, text) : null
}

function parse<Kind extends DecisionKind>(kind: Kind, text: string): DecisionValue<Kind> {
  return DECISION_SCHEMAS[kind].parse(JSON.parse(text)) as DecisionValue<Kind> // the schema of that very kind
}
