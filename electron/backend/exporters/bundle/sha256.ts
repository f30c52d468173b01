import { createHash, hash } from 'node:crypto'
import { textPieces } from '#backend/files/text-pieces.ts'

/** Up to here in one call: to set up a hash that takes pieces costs several times what hashing a manifest does. */
const SMALL_LENGTH = 32 * 1024

/** SHA-256 of a text's UTF-8 bytes or of bytes, in lower-case hexadecimal (FIPS 180-4). */
export function sha256(content: string | Uint8Array): string {
  if (content.length <= SMALL_LENGTH) return hash('sha256', content)
  const sum = createHash('sha256')
  for (const piece of typeof content === 'string' ? textPieces(content) : [content]) sum.update(piece)
  return sum.digest('hex')
}
