import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 256 bits: no one guesses them. */
const TOKEN_BYTES = 32

/** A fresh secret, 43 characters of base64url. */
export function createToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url')
}

/** Whether an Authorization header bears the token; how long that takes does not tell how much of it was right. */
export function bearsToken(authorization: string | undefined, token: string): boolean {
  return timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${token}`))
}

/** Hashes have one length, which timingSafeEqual asks for. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
