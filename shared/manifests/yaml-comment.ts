/**
 * Lines of YAML comment for any text. A comment may quote a stranger's words (a port group, a folder): a line
 * break of any kind in them would end the comment and make the rest YAML, so those and other controls become spaces.
 * No line is longer than `room` characters but for a word that is so by itself.
 */
export function plainTextComment(text: string, room: number): readonly string[] {
  const words = text.replace(UNFIT_FOR_A_COMMENT, ' ').split(/\s+/).filter((word) => word !== '')
  const lines: string[] = []
  let line = '#'
  for (const word of words) {
    if (line !== '#' && line.length + 1 + word.length > room) {
      lines.push(line)
      line = '#'
    }
    line += ` ${word}`
  }
  return [...lines, line]
}

/** Characters of a line, by the default of yamllint's rule line-length. */
export const LINE_CHARACTERS = 80

/** Controls, every line separator of YAML 1.1 and 1.2, marks that reorder text, byte order marks, halves of surrogate pairs. */
const UNFIT_FOR_A_COMMENT = /[\p{Cc}\p{Zl}\p{Zp}\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffe\uffff]|\p{Cs}/gu
