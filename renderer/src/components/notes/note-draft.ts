import type { Note } from '#shared/domain/decisions/note-decision.ts'

/** A note as a form holds it; empty text is what nobody stated. */
export interface NoteDraft {
  readonly state: Note['state']
  readonly text: string
  readonly owner: string
  readonly answer: string
}

/** A form begins with the note that is changed, else with a question. */
export function noteDraftOf(note: Note | null): NoteDraft {
  return { state: note?.state ?? 'open', text: note?.text ?? '', owner: note?.owner ?? '', answer: note?.answer ?? '' }
}

/** What is written; null while it says nothing. */
export function noteOfDraft({ state, text, owner, answer }: NoteDraft): Omit<Note, 'id' | 'at'> | null {
  const written = text.trim()
  if (written === '') return null
  return { text: written, state, owner: owner.trim() || null, answer: state === 'answered' ? answer.trim() || null : null }
}

/** Whether a form says other than the note that it began with, in what somebody writes: a choice is made again at once. */
export function isWritten({ text, owner, answer }: NoteDraft, note: Note | null): boolean {
  const first = noteDraftOf(note)
  return text.trim() !== first.text.trim() || owner.trim() !== first.owner.trim() || answer.trim() !== first.answer.trim()
}
