import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseCellNumber, readPlainDecimal } from './cell-number.ts'

const decimal = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 15n - 1n }), fc.nat(14))
  .map(([isNegative, digits, decimals]) => {
    const padded = String(digits).padStart(decimals + 1, '0')
    const point = padded.length - decimals
    return `${isNegative ? '-' : ''}${padded.slice(0, point)}${decimals > 0 ? '.' : ''}${padded.slice(point)}`
  })

it('reads a plain decimal as exactly the number that JavaScript reads', () => {
  fc.assert(
    fc.property(decimal, (text) => {
      const sink = { value: 0 }
      const bytes = Buffer.from(`x${text}<`)
      expect(readPlainDecimal(bytes, 1, bytes.length, sink)).toBe(text.length + 1)
      expect(sink.value).toBe(Number(text) === 0 ? 0 : Number(text))
    }),
    { numRuns: 2_000 },
  )
})

it.each(['', '-', '.5', '1234567890123456', '0.1234567890123456', 'x', '+1'])('leaves %j to the slower way', (text) => {
  const bytes = Buffer.from(`${text}<`)
  expect(readPlainDecimal(bytes, 0, bytes.length, { value: 0 })).toBe(-1)
})

it.each([
  ['1', 1],
  ['-0', 0],
  ['+.5', 0.5],
  ['5.', 5],
  ['1E-2', 0.01],
  ['1e400', undefined],
  ['0x10', undefined],
  ['Infinity', undefined],
  ['NaN', undefined],
  ['1,5', undefined],
  ['', undefined],
  ['.', undefined],
])('parses %j as %j', (text, value) => {
  expect(parseCellNumber(text)).toBe(value)
})
