/**
 * One line of YAML comment for any text. A comment may quote a stranger's words (a port group, a folder): a line
 * break of any kind in them would end the comment and make the rest YAML, so those and other controls become spaces.
 */
export function plainTextComment(text: string): string {
  const line = text.replace(UNFIT_FOR_A_COMMENT, ' ').replace(/\s+/g, ' ').trim()
  return line === '' ? '#' : `# ${line}`
}

/** Controls, every line separator of YAML 1.1 and 1.2, marks that reorder text, byte order marks, halves of surrogate pairs. */
const UNFIT_FOR_A_COMMENT = /[\p{Cc}\p{Zl}\p{Zp}\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffe\uffff]|\p{Cs}/gu
