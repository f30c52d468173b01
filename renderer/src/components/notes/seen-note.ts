import type { Note } from '#shared/domain/decisions/note-decision.ts'

/** What a person sees of a note: by it the backend tells whether somebody changed the note since. */
export function seenOf({ text, state, owner, answer }: Note): Pick<Note, 'text' | 'state' | 'owner' | 'answer'> {
  return { text, state, owner, answer }
}
