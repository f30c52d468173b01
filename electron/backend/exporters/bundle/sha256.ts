import { createHash } from 'node:crypto'
import { textPieces } from '#backend/files/text-pieces.ts'

/** SHA-256 of a text's UTF-8 bytes or of bytes, in lower-case hexadecimal (FIPS 180-4). */
export function sha256(content: string | Uint8Array): string {
  const hash = createHash('sha256')
  for (const piece of typeof content === 'string' ? textPieces(content) : [content]) hash.update(piece)
  return hash.digest('hex')
}
