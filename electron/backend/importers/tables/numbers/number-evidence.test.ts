import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addEvidence, decideStyle, isSeparatedNumber, noEvidence } from './number-evidence.ts'
import { parseNumber, type NumberStyle } from './parse-number.ts'

function decide(cells: readonly string[], isWhole = true, fileStyle: NumberStyle | null = null) {
  const evidence = noEvidence()
  for (const cell of cells) addEvidence(evidence, cell)
  return decideStyle(evidence, isWhole, fileStyle)
}

describe('decideStyle', () => {
  const cases: readonly (readonly [what: string, cells: readonly string[], isWhole: boolean, file: NumberStyle | null, style: NumberStyle | null, isCertain: boolean])[] = [
    ['groups repeat', ['1,234,567'], true, null, 'comma', true],
    ['groups repeat with dots', ['1.234.567', '16.384'], true, null, 'dot', true],
    ['both separators', ['1.234,5'], false, null, 'dot', true],
    ['blanks', ['16 384'], true, null, 'space', true],
    ['apostrophes', ["16'384", '512'], true, null, 'space', true],
    ['a decimal part that is no group', ['12.5', '16,384'], false, null, 'comma', true],
    ['a leading zero is no group', ['0.125'], false, null, 'comma', true],
    ['whole amounts have no decimals', ['16.384', '8.192'], true, null, 'dot', false],
    ['whole amounts, and the file agrees', ['16,384'], true, 'comma', 'comma', true],
    ['whole amounts beside ungrouped ones', ['16.384', '20480'], true, null, 'dot', false],
    ['percentages beside ungrouped ones', ['16.384', '2048'], false, null, 'comma', true],
    ['one unclear percentage, the file tells', ['16.384'], false, 'dot', 'dot', true],
    ['one unclear percentage, nothing tells', ['16.384'], false, null, 'comma', false],
    ['a contradiction', ['1,234,567', '1.234.567', '2.345.678'], true, null, 'dot', false],
    ['no separators at all', ['512', '16384'], true, 'dot', null, false],
  ]
  it.each(cases)('%s', (_, cells, isWhole, file, style, isCertain) => {
    const decision = decide(cells, isWhole, file)
    expect(decision?.style ?? null).toBe(style)
    if (style !== null) expect(decision?.isCertain).toBe(isCertain)
  })

  it('reads any column of grouped whole numbers back as it was', () => {
    const separators: readonly string[] = [',', '.', ' ', '\u00a0', '\u202f', "'", '’']
    fc.assert(
      fc.property(fc.array(fc.nat(9_999_999), { minLength: 1 }), fc.constantFrom(...separators), (numbers, separator) => {
        const cells = numbers.map((number) => String(number).replace(/\B(?=(\d{3})+$)/g, separator))
        const style = decide(cells)?.style ?? 'comma'
        expect(cells.map((cell) => parseNumber(cell, style))).toEqual(numbers)
      }),
    )
  })
})

describe('isSeparatedNumber', () => {
  it.each([
    ['16,384', true],
    ['0.5', true],
    ['16 384', true],
    ['16384', false],
    ['none', false],
    [16.5, false],
    [null, false],
  ])('%j: %s', (cell, expected) => {
    expect(isSeparatedNumber(cell)).toBe(expected)
  })
})
