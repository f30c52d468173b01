import fc from 'fast-check'
import { expect, it } from 'vitest'
import { textPieces } from './text-pieces.ts'

it('gives the whole text, and no piece ends within a character', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.integer({ min: 1, max: 9 }), (text, characters) => {
    const pieces = [...textPieces(text, characters)]
    expect(pieces.join('')).toBe(text)
    expect(Buffer.concat(pieces.map((piece) => Buffer.from(piece))).equals(Buffer.from(text))).toBe(true)
    expect(pieces.slice(0, -1).every((piece) => piece.length >= characters)).toBe(true)
  }))
})
