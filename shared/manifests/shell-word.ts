/** One word of a POSIX shell, whatever it holds. */
export function shellWord(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}

/** The same, without quotes where a shell takes the text for one plain word as it is. */
export function plainShellWord(text: string): string {
  return /^[\w./=:@-]+$/.test(text) ? text : shellWord(text)
}
