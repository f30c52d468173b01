import type { NotedKind, NoteRow } from '#shared/contract/notes-api.ts'
import { compareNatural, compareText } from '#shared/domain/compare.ts'
import type { Decisions } from '#shared/domain/decisions/decision.ts'
import type { Estate } from '#shared/domain/estate/estate.ts'
import type { NOTE_STATES, Note } from '#shared/domain/decisions/note-decision.ts'
import { reasonTitle } from '#backend/plan/reason-titles.ts'

/** The decision kind that holds the notes on each kind of object. */
export const NOTE_KINDS = { 'vm': 'vm.note', 'datastore': 'datastore.note', 'port-group': 'port-group.note', 'cluster': 'cluster.note', 'host': 'host.note', 'wave': 'wave.note', 'rule': 'rule.note' } as const satisfies Readonly<Record<NotedKind, keyof Decisions>>

const OPEN_FIRST = ['open', 'note', 'answered'] as const satisfies readonly (typeof NOTE_STATES)[number][]

/** Every note in force with the name of its object: open questions first, then by kind and name of the object. */
export function listNotes(decisions: Decisions, estate: Pick<Estate, 'vms' | 'datastores' | 'portGroups' | 'clusters' | 'hosts'>): readonly NoteRow[] {
  const noted = (Object.entries(NOTE_KINDS) as [NotedKind, (typeof NOTE_KINDS)[NotedKind]][]) // Object.entries widens to string
    .flatMap(([object, kind]) => Object.entries(decisions[kind]).map(([subject, { notes }]) => ({ object, subject, notes })))
  if (noted.length === 0) return []
  const nameOf = namesOf(estate)
  return noted
    .flatMap(({ object, subject, notes }) => {
      const name = nameOf(object, subject)
      return notes.map((note): NoteRow => ({ object, subject, name: name ?? subject, isKnown: name !== null, note }))
    })
    .sort((left, right) => OPEN_FIRST.indexOf(left.note.state) - OPEN_FIRST.indexOf(right.note.state) || compareText(left.object, right.object) || compareNatural(left.name, right.name) || compareText(left.subject, right.subject) || left.note.id - right.note.id)
}

/** Names of objects as the newest inventory has them; a window of the calendar is its own name. */
function namesOf({ vms, datastores, portGroups, clusters, hosts }: Pick<Estate, 'vms' | 'datastores' | 'portGroups' | 'clusters' | 'hosts'>): (object: NotedKind, subject: string) => string | null {
  const maps = { 'vm': byId(vms), 'datastore': byId(datastores), 'port-group': byId(portGroups), 'cluster': byId(clusters), 'host': byId(hosts) }
  return (object, subject) => {
    if (object === 'wave') return subject
    if (object === 'rule') return reasonTitle(subject)
    return maps[object].get(subject) ?? null
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
