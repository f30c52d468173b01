import fc from 'fast-check'
import { expect, it } from 'vitest'
import { base64 } from './base64.ts'

it('writes what others read', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    const bytes = Uint8Array.from(atob(base64(text)), (sign) => sign.charCodeAt(0))
    expect(new TextDecoder().decode(bytes)).toBe(text.replaceAll(/\p{Surrogate}/gu, '\ufffd').replace(/^\ufeff/, ''))
  }))
})
