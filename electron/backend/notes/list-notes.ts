import type { NotedKind, NoteRow } from '#shared/contract/notes-api.ts'
import { compareNatural, compareText } from '#shared/domain/compare.ts'
import type { Decisions } from '#shared/domain/decisions/decision.ts'
import type { Estate } from '#shared/domain/estate/estate.ts'
import type { NOTE_STATES, Note } from '#shared/domain/decisions/note-decision.ts'
import type { ProjectFile } from '#backend/db/project-file.ts'
import { decisionsOfKind } from '#backend/db/repositories/vm-decision-repository.ts'
import { reasonTitle } from '#backend/plan/reason-titles.ts'

/** The decision kind that holds the notes on each kind of object. */
export const NOTE_KINDS = { 'vm': 'vm.note', 'datastore': 'datastore.note', 'port-group': 'port-group.note', 'cluster': 'cluster.note', 'host': 'host.note', 'wave': 'wave.note', 'rule': 'rule.note' } as const satisfies Readonly<Record<NotedKind, keyof Decisions>>

const OPEN_FIRST = ['open', 'note', 'answered'] as const satisfies readonly (typeof NOTE_STATES)[number][]

/** Every note in force with the name of its object: open questions first, then by kind and name of the object. */
export function listNotes(decisions: Decisions, estate: Pick<Estate, 'vms' | 'datastores' | 'portGroups' | 'clusters' | 'hosts'>): readonly NoteRow[] {
  const noted = KINDS.flatMap(([object, kind]) => Object.entries(decisions[kind]).map(([subject, { notes }]) => ({ object, subject, notes })))
  return noted.length === 0 ? [] : rowsOf(noted, namesOf(estate))
}

/** The same, read from the project: nobody who asks for notes alone waits for the estate. */
export function readNotes(project: ProjectFile): readonly NoteRow[] {
  const noted = KINDS.flatMap(([object, kind]) => [...decisionsOfKind(project, kind)].map(([subject, { notes }]) => ({ object, subject, notes })))
  return noted.length === 0 ? [] : rowsOf(noted, namesIn(project))
}

interface Noted {
  readonly object: NotedKind
  readonly subject: string
  readonly notes: readonly Note[]
}

const KINDS = Object.entries(NOTE_KINDS) as [NotedKind, (typeof NOTE_KINDS)[NotedKind]][] // Object.entries widens to string

function rowsOf(noted: readonly Noted[], nameOf: NameFinder): readonly NoteRow[] {
  return noted
    .flatMap(({ object, subject, notes }) => {
      const name = nameOf(object, subject)
      return notes.map((note): NoteRow => ({ object, subject, name: name ?? subject, isKnown: name !== null, note }))
    })
    .sort((left, right) => OPEN_FIRST.indexOf(left.note.state) - OPEN_FIRST.indexOf(right.note.state) || compareText(left.object, right.object) || compareNatural(left.name, right.name) || compareText(left.subject, right.subject) || left.note.id - right.note.id)
}

/** The name of an object as the newest inventory has it; null for one that it does not have. */
type NameFinder = (object: NotedKind, subject: string) => string | null

/** Objects that no inventory has: a window of the calendar is its own name. */
function nameOutside(object: 'wave' | 'rule', subject: string): string {
  return object === 'wave' ? subject : reasonTitle(subject)
}

function namesOf({ vms, datastores, portGroups, clusters, hosts }: Pick<Estate, 'vms' | 'datastores' | 'portGroups' | 'clusters' | 'hosts'>): NameFinder {
  const maps = { 'vm': byId(vms), 'datastore': byId(datastores), 'port-group': byId(portGroups), 'cluster': byId(clusters), 'host': byId(hosts) }
  return (object, subject) => (object === 'wave' || object === 'rule' ? nameOutside(object, subject) : (maps[object].get(subject) ?? null))
}

const TABLES = { 'vm': 'vm', 'datastore': 'datastore', 'port-group': 'port_group', 'cluster': 'cluster', 'host': 'host' } as const

function namesIn({ database }: ProjectFile): NameFinder {
  const finders = new Map<string, (subject: string) => unknown>()
  return (object, subject) => {
    if (object === 'wave' || object === 'rule') return nameOutside(object, subject)
    const table = TABLES[object]
    let find = finders.get(table)
    if (find === undefined) {
      const statement = database.prepare(`SELECT ${table}.name FROM current_snapshot JOIN ${table} ON ${table}.snapshot_pk = current_snapshot.pk WHERE ${table}.id = ?`).pluck()
      finders.set(table, (find = (wanted) => statement.get(wanted)))
    }
    const name = find(subject)
    return typeof name === 'string' ? name : null
  }
}

function byId(objects: readonly { readonly id: string; readonly name: string }[]): ReadonlyMap<string, string> {
  return new Map(objects.map(({ id, name }) => [id, name]))
}

/** The notes of an object with one written anew or changed. Null where that one is not there. */
export function withNote(notes: readonly Note[], written: Omit<Note, 'id'> & { readonly id?: number | undefined }): readonly Note[] | null {
  const { id } = written
  if (id === undefined) return [...notes, { ...written, id: notes.reduce((most, note) => Math.max(most, note.id), 0) + 1 }]
  return notes.some((note) => note.id === id) ? notes.map((note) => (note.id === id ? { ...written, id } : note)) : null
}
