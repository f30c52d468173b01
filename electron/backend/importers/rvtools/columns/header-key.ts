/**
 * The form in which headers are compared: trimmed, in lower case, whitespace runs as one space, MB as MiB and
 * KB as KiB (RVTools 4.1.2 renamed the labels and kept the numbers).
 */
export function headerKey(header: string): string {
  return header
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .toLowerCase()
    .replace(/\b([mk])b\b/g, '$1ib')
}

/** A header without anything but letters and digits, as the switch -DBColumnNames builds its names. */
export function compactKey(header: string): string {
  return headerKey(header).replace(/[^a-z0-9]/g, '')
}

/** The letters of a column as a spreadsheet shows them, from index 0. */
export function columnLetters(index: number): string {
  const letters = 26
  const upperA = 65
  let rest = index + 1
  let name = ''
  while (rest > 0) {
    const digit = (rest - 1) % letters
    name = String.fromCharCode(upperA + digit) + name
    rest = (rest - 1 - digit) / letters
  }
  return name
}
