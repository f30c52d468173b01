import { matchObjects } from '#backend/snapshots/match-objects.ts'
import { readIdentities } from '#backend/snapshots/read-identities.ts'
import type { ProjectFile } from '../project-file.ts'

/** The tables whose objects people decide on, by the beginning of the kind of decision. */
const SUBJECT_TABLES = { 'vm.': 'vm', 'datastore.': 'datastore', 'port-group.': 'port_group' } as const

/** The decisions in force, each under the id that the current snapshots know its subject by. */
const IN_FORCE = `
  SELECT kind, coalesce(successor, decision.subject) AS subject, decision.subject AS decided, new_value, max(seq) AS seq, at
  FROM decision LEFT JOIN current_successor ON current_successor.subject = decision.subject
  WHERE is_undone = 0 GROUP BY kind, 2`

/**
 * Finds the subjects of decisions that a snapshot knows by another id (a VM that was registered anew, an export with less
 * in it), and notes them with the snapshot: what refers to the older id then holds for the newer one. Nothing in the
 * journal changes. Call it whenever a snapshot has become current.
 */
export function settleSuccessors(project: ProjectFile, snapshot: number): void {
  const { database } = project
  database.prepare('DELETE FROM subject_successor WHERE snapshot_pk = ?').run(snapshot)
  const insert = database.prepare('INSERT INTO subject_successor (snapshot_pk, subject, successor) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
  for (const [prefix, table] of Object.entries(SUBJECT_TABLES)) {
    // By snapshot, newest first: the last that was heard of a subject tells best what it is.
    const lost = database.prepare(`
      SELECT DISTINCT other.pk, decision.subject
      FROM decision JOIN snapshot AS own ON own.pk = @snapshot JOIN snapshot AS other ON other.source_pk = own.source_pk AND other.pk <> own.pk
      JOIN ${table} ON ${table}.snapshot_pk = other.pk AND ${table}.id = decision.subject
      WHERE substr(decision.kind, 1, length(@prefix)) = @prefix AND NOT EXISTS (SELECT 1 FROM ${table} AS here WHERE here.snapshot_pk = @snapshot AND here.id = decision.subject)
      ORDER BY other.pk DESC`).raw().all({ snapshot, prefix }) as [number, string][] // as selected
    if (lost.length === 0) continue
    const newer = readIdentities(project, table, snapshot)
    for (const pk of new Set(lost.map(([other]) => other))) {
      const wanted = new Set(lost.filter(([other]) => other === pk).map(([, subject]) => subject))
      const pairs = matchObjects(readIdentities(project, table, pk), newer)
      for (const object of newer) {
        const older = pairs.get(object.pk)
        if (older !== undefined && older.id !== object.id && wanted.has(older.id)) insert.run(snapshot, older.id, object.id)
      }
    }
  }
}

/** Decisions on objects of a snapshot's source, counted as importedSnapshotSchema says; the snapshot has to be current. */
export function countDecisionsOf({ database }: ProjectFile, snapshot: number): { kept: number; reattached: number; withoutObject: number } {
  const counts = { kept: 0, reattached: 0, withoutObject: 0 }
  for (const [prefix, table] of Object.entries(SUBJECT_TABLES)) {
    const row = database.prepare(`
      SELECT count(*) FILTER (WHERE isHere) AS kept, count(*) FILTER (WHERE isHere AND subject <> decided) AS reattached, count(*) FILTER (WHERE NOT isHere AND wasHere) AS withoutObject
      FROM (
        SELECT subject, decided, EXISTS (SELECT 1 FROM ${table} WHERE snapshot_pk = @snapshot AND id = subject) AS isHere,
          EXISTS (SELECT 1 FROM snapshot AS own JOIN snapshot AS other ON other.source_pk = own.source_pk JOIN ${table} ON ${table}.snapshot_pk = other.pk AND ${table}.id = subject WHERE own.pk = @snapshot) AS wasHere
        FROM (${IN_FORCE}) WHERE new_value IS NOT NULL AND substr(kind, 1, length(@prefix)) = @prefix
      )`).get({ snapshot, prefix }) as typeof counts // as selected
    counts.kept += row.kept
    counts.reattached += row.reattached
    counts.withoutObject += row.withoutObject
  }
  return counts
}

/** A decision in force whose object no current snapshot holds. */
export interface DecisionWithoutObject {
  readonly kind: string
  readonly subject: string
  /** The object's name when it was last seen; null where no snapshot of the project ever held it. */
  readonly name: string | null
  readonly lastSnapshot: number | null
  readonly value: unknown
  readonly at: string
}

/** The decisions that wait for their object to come back, in the order in which they were made. */
export function listDecisionsWithoutObject({ database }: ProjectFile): DecisionWithoutObject[] {
  const found: (DecisionWithoutObject & { readonly seq: number })[] = []
  for (const [prefix, table] of Object.entries(SUBJECT_TABLES)) {
    const rows = database.prepare(`
      SELECT kind, subject, seq, new_value, at,
        (SELECT max(snapshot.pk) FROM snapshot CROSS JOIN ${table} ON ${table}.snapshot_pk = snapshot.pk AND ${table}.id = subject) AS lastSnapshot,
        (SELECT ${table}.name FROM snapshot CROSS JOIN ${table} ON ${table}.snapshot_pk = snapshot.pk AND ${table}.id = subject ORDER BY snapshot.pk DESC LIMIT 1) AS name
      FROM (${IN_FORCE})
      WHERE new_value IS NOT NULL AND substr(kind, 1, length(@prefix)) = @prefix
        AND NOT EXISTS (SELECT 1 FROM current_snapshot CROSS JOIN ${table} ON ${table}.snapshot_pk = current_snapshot.pk AND ${table}.id = subject)`).all({ prefix }) as (Omit<DecisionWithoutObject, 'value'> & { seq: number; new_value: string })[] // as selected
    for (const { new_value, ...row } of rows) found.push({ ...row, value: JSON.parse(new_value) })
  }
  return found.sort((left, right) => left.seq - right.seq).map(({ kind, subject, name, lastSnapshot, value, at }) => ({ kind, subject, name, lastSnapshot, value, at }))
}
