/**
 * Any text as words of a Markdown line or table cell (GitHub Flavored Markdown): one line, with what would be markup
 * escaped, since names of VMs and networks are strangers' words.
 */
export function markdownText(text: string): string {
  return oneLine(text)
    .replace(/[\\`*<>|[\]~]|&(?=#?\w+;)/g, '\\$&')
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\_')
    .replace(/^(\d*)([#+=.)-])/, '$1\\$2')
}

/** Any text as code, to be read letter by letter. Longer quotes where the text itself holds some. */
export function markdownCode(text: string): string {
  const line = oneLine(text).replaceAll('|', '\\|')
  if (line === '') return '(empty)'
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length))
  const fence = '`'.repeat(longest + 1)
  const pad = longest > 0 ? ' ' : ''
  return `${fence}${pad}${line}${pad}${fence}`
}

/** A table; cells are Markdown already. */
export function markdownTable(headings: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(headings), line(headings.map(() => '---')), ...rows.map(line)]
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|\p{Cs}/gu, ' ').replace(/\s+/g, ' ').trim()
}
