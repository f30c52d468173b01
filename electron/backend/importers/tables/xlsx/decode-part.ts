import { TextDecoder } from 'node:util'
import { PartProblem } from './part-problem.ts'

const UTF8_BOM = [0xef, 0xbb, 0xbf]
const LT = 0x3c
/** An XML declaration fits in far less. */
const DECLARATION_BYTES = 256

/** The part's bytes as UTF-8 without a byte order mark, whatever encoding it is in. Throws PartProblem. */
export async function* decodePart(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  let decoder: TextDecoder | undefined
  let head: Buffer | undefined = Buffer.alloc(0)
  for await (const chunk of chunks) {
    let bytes = chunk
    if (head !== undefined) {
      bytes = head.length === 0 ? chunk : Buffer.concat([head, chunk])
      if (bytes.length < DECLARATION_BYTES) {
        head = bytes
        continue
      }
      head = undefined
      decoder = chooseDecoder(bytes)
      bytes = withoutBom(bytes)
    }
    yield decoder === undefined ? bytes : Buffer.from(decoder.decode(bytes, { stream: true }), 'utf8')
  }
  if (head !== undefined && head.length > 0) {
    decoder = chooseDecoder(head)
    const bytes = withoutBom(head)
    yield decoder === undefined ? bytes : Buffer.from(decoder.decode(bytes, { stream: true }), 'utf8')
  }
  // What is left is half a character.
  if (decoder !== undefined && decoder.decode() !== '') throw new PartProblem('ends in the middle of a character')
}

/** The decoder for anything but UTF-8, by XML 1.0, appendix F: byte order mark, zero bytes, declaration. */
function chooseDecoder(bytes: Buffer): TextDecoder | undefined {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le')
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be')
  if (first === LT && second === 0) return new TextDecoder('utf-16le')
  if (first === 0 && second === LT) return new TextDecoder('utf-16be')
  const declaration = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/.exec(
    withoutBom(bytes).toString('latin1', 0, DECLARATION_BYTES),
  )
  const label = declaration?.[1]?.toLowerCase() ?? 'utf-8'
  // A part whose declaration could be read byte by byte is not in UTF-16, whatever it says.
  if (/^(utf-?8|us-ascii|utf-?16.*)$/.test(label)) return undefined
  try {
    return new TextDecoder(label)
  } catch (cause) {
    throw new PartProblem(`is in the encoding ${JSON.stringify(label)}, which is not known`, { cause })
  }
}

function withoutBom(bytes: Buffer): Buffer {
  return UTF8_BOM.every((byte, index) => bytes[index] === byte) ? bytes.subarray(UTF8_BOM.length) : bytes
}
