import type { Handlers } from '#shared/contract/api-types.ts'
import type { Api, ApiOutput } from '#shared/contract/api.ts'
import { AppError } from '#shared/contract/app-error.ts'
import type { NotedKind, NoteRow } from '#shared/contract/notes-api.ts'
import { compareNatural } from '#shared/domain/compare.ts'
import type { Note } from '#shared/domain/decisions/note-decision.ts'
import { type ProjectFile, readProject } from '#backend/db/project-file.ts'
import { applyDecisions, currentDecisions } from '#backend/db/repositories/decision-repository.ts'
import { decisionOf } from '#backend/db/repositories/vm-decision-repository.ts'
import { NOTE_KINDS, readNotes, withNote } from '#backend/notes/list-notes.ts'
import { refuseChanged } from '#backend/decisions/changed-meanwhile.ts'
import type { Session } from '#backend/session.ts'

type ListAnswer = ApiOutput<'notes.list'>

/** Notes and open questions on objects: listed, written, taken away. */
export function noteHandlers(session: Session): Pick<Handlers<Api>, 'notes.list' | 'notes.write' | 'notes.write-many' | 'notes.remove'> {
  const store = (project: ProjectFile, { object, subject }: { readonly object: NotedKind; readonly subject: string }, notes: readonly Note[]): { batch: number } => ({
    batch: applyDecisions(project, [{ kind: NOTE_KINDS[object], subject, value: notes.length === 0 ? null : { notes } }], session.now()),
  })
  return {
    'notes.list': ({ object, subject, state, owner, search = '', offset, limit }) => {
      const project = session.project()
      const all = readProject(project, () => readNotes(project))
      const words = search.toLowerCase().split(/\s+/).filter((word) => word !== '')
      const rows = all.filter((row) =>
        (object === undefined || row.object === object) && (subject === undefined || row.subject === subject) && (state === undefined || row.note.state === state)
        && (owner === undefined || row.note.owner === owner) && holds(row, words))
      return { rows: rows.slice(offset, offset + limit), total: rows.length, states: countStates(all), owners: countOwners(all) }
    },
    'notes.write': ({ object, subject, note, seen }) => {
      const project = session.project()
      const before = notesOn(project, object, subject)
      const notes = withNote(before, { ...note, at: session.now() })
      if (notes === null) throw goneNote(subject)
      refuseChangedNote(before.find(({ id }) => id === note.id), { seen, wanted: note })
      return store(project, { object, subject }, notes)
    },
    'notes.write-many': ({ object, subjects: named, note, isPreview }) => {
      const project = session.project()
      const subjects = [...new Set(named)]
      const decided = currentDecisions(project)[NOTE_KINDS[object]]
      const notesOf = (subject: string): readonly Note[] => decided[subject]?.notes ?? []
      const at = session.now()
      const changes = subjects.map((subject) => ({ kind: NOTE_KINDS[object], subject, value: { notes: withNote(notesOf(subject), { ...note, at }) ?? [] } }))
      return {
        rows: subjects.map((subject) => ({ subject, notes: notesOf(subject).length, open: notesOf(subject).filter(({ state }) => state === 'open').length })),
        batch: isPreview ? null : applyDecisions(project, changes, at),
      }
    },
    'notes.remove': ({ object, subject, id, seen }) => {
      const project = session.project()
      const notes = notesOn(project, object, subject)
      const rest = notes.filter((note) => note.id !== id)
      if (rest.length === notes.length) throw goneNote(subject)
      refuseChangedNote(notes.find((note) => note.id === id), { seen, wanted: null })
      return store(project, { object, subject }, rest)
    },
  }
}

function notesOn(project: ProjectFile, object: NotedKind, subject: string): readonly Note[] {
  return decisionOf(project, NOTE_KINDS[object], subject)?.notes ?? []
}

/** AppError conflict (reason `changed`) where a note says something else by now than what somebody saw of it. */
function refuseChangedNote(current: Note | undefined, { seen, wanted }: { readonly seen: NoteContent | undefined; readonly wanted: NoteContent | null }): void {
  if (current === undefined || seen === undefined) return
  refuseChanged({ kind: 'note', name: current.text, seen: contentOf(seen), current: contentOf(current), wanted: wanted === null ? null : contentOf(wanted), at: current.at, isUndone: false })
}

type NoteContent = Pick<Note, 'text' | 'state' | 'owner' | 'answer'>

function contentOf({ text, state, owner, answer }: NoteContent): NoteContent {
  return { text, state, owner, answer }
}

function goneNote(subject: string): AppError {
  return new AppError('not-found', 'This note is not there any more: somebody took it away or undid it. Look at the list again.', { subject })
}

function holds({ name, note: { text, owner, answer } }: NoteRow, words: readonly string[]): boolean {
  const whole = [name, text, owner ?? '', answer ?? ''].join('\n').toLowerCase()
  return words.every((word) => whole.includes(word))
}

function countStates(rows: readonly NoteRow[]): ListAnswer['states'] {
  const of = (wanted: Note['state']): number => rows.filter(({ note }) => note.state === wanted).length
  return { note: of('note'), open: of('open'), answered: of('answered') }
}

function countOwners(rows: readonly NoteRow[]): ListAnswer['owners'] {
  const owners = [...new Set(rows.map(({ note }) => note.owner))].sort((left, right) => compareNatural(left ?? '', right ?? ''))
  return owners.map((owner) => {
    const own = rows.filter(({ note }) => note.owner === owner)
    return { owner, notes: own.length, open: own.filter(({ note }) => note.state === 'open').length }
  })
}
