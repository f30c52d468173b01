/** Longer than any name that a person gives. */
const SHOWN_CHARACTERS = 100

/** A text of the file as a message can quote it: where somebody pasted a page into a cell, its beginning. */
export function shorten(text: string): string {
  return text.length <= SHOWN_CHARACTERS ? text : `${text.slice(0, SHOWN_CHARACTERS)}...`
}
