const SPECIAL = /[&<>]/g
const NAMES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** Escapes a text for the content of an XML element. */
export function escapeXml(text: string): string {
  return text.replace(SPECIAL, (character) => NAMES[character] ?? character)
}

/** The name of a column, from 0: A, B, ... Z, AA, AB ... */
export function columnName(index: number): string {
  let name = ''
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
  }
  return name
}

const CHUNK_CHARACTERS = 64 * 1024

/** Gathers small texts into buffers of about 64 KiB, so that a stream of them has few chunks. */
export function* bufferChunks(parts: Iterable<string>): Iterable<Buffer> {
  let pending: string[] = []
  let length = 0
  for (const part of parts) {
    pending.push(part)
    length += part.length
    if (length < CHUNK_CHARACTERS) continue
    yield Buffer.from(pending.join(''), 'utf8')
    pending = []
    length = 0
  }
  if (length > 0) yield Buffer.from(pending.join(''), 'utf8')
}
