import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { QueryRow } from '#shared/contract/inventory-query.ts'
import { FilterSyntaxError } from '#shared/engine/filter/filter-tokens.ts'
import { parseFilter } from '#shared/engine/filter/parse-filter.ts'
import { completeWhere } from './complete-where.ts'
import { encodeTable } from './encoded-table.ts'

const ROWS: readonly QueryRow[] = [
  { name: 'web10', cluster: 'PROD 01', vcpus: 4, memoryMib: 16_384, isTemplate: false },
  { name: 'web9', cluster: 'PROD 01', vcpus: null, memoryMib: 100, isTemplate: false },
  { name: 'Sql1', cluster: 'dev', vcpus: 16, memoryMib: 16_384, isTemplate: false },
  { name: 'say "x"', cluster: null, vcpus: 4, memoryMib: null, isTemplate: true },
]
const TABLE = encodeTable(['name', 'cluster', 'vcpus', 'memoryMib', 'isTemplate'], ROWS)
const complete = (where: string, at = where.length, scope?: string) => completeWhere({ table: TABLE, others: [{ name: 'status', type: 'text' }], where, at, scope })
const texts = (where: string) => complete(where).options.map(({ text, count }) => (count === null ? text : `${text} ${count}`))

describe('a filter is completed', () => {
  test.each<[string, string[]]>([
    ['', ['name', 'cluster', 'vcpus', 'memoryMib', 'isTemplate', 'status', 'not', '(']],
    ['me', ['memoryMib', 'name']],
    ['not is', ['isTemplate']],
    ['cluster ', ['=', '!=', '~', '!~', '<', '<=', '>', '>=', 'in']],
    ['cluster !', ['!=', '!~']],
    ['vcpus ', ['=', '!=', '<', '<=', '>', '>=', 'in']],
    ['isTemplate ', ['=', '!=', 'in', 'and', 'or']],
    ['cluster = ', ['"PROD 01" 2', 'dev 1', 'unknown 1']],
    ['cluster = p', ['"PROD 01" 2']],
    ['cluster = "01', ['"PROD 01" 2']],
    ['name ~ say', ['"say \\"x\\"" 1']],
    ['cluster in (', ['"PROD 01" 2', 'dev 1', 'unknown 1']],
    ['cluster in (dev', ['dev 1']],
    ['cluster in (dev ', [',', ')']],
    ['cluster in (dev, un', ['unknown 1']],
    ['vcpus = ', ['4 2', '16 1', 'unknown 1']],
    ['vcpus <> 1', ['16 1']],
    ['memoryMib >= ', ['16GiB 2', '100 1', 'unknown 1']],
    ['memoryMib >= 8', ['8MiB', '8GiB', '8TiB']],
    ['memoryMib >= 8 ', ['MiB', 'GiB', 'TiB', 'and', 'or']],
    ['isTemplate = ', ['no 3', 'yes 1']],
    ['vcpus > 4 ', ['and', 'or']],
    ['(vcpus > 4 ', ['and', 'or', ')']],
    ['(vcpus > 4) ', ['and', 'or']],
    ['cluster in (dev) o', ['or']],
    ['vcpus > 4 and v', ['vcpus']],
    ['status = ', []],
    ['speed > ', []],
    ['vcpus ~ ', []],
    ['vcpus > 4) ', []],
    ['?', []],
  ])('%s', (where, expected) => {
    expect(texts(where)).toEqual(expected)
  })

  it('in the middle of a text, taking the place of the word there', () => {
    expect(complete('vcp > 4', 2)).toMatchObject({ from: 0, to: 4, options: [{ insert: 'vcpus ' }] })
    expect(complete('cluster = "pro"', 14)).toMatchObject({ from: 10, to: 15, options: [{ insert: '"PROD 01" ' }] })
  })

  it('with values of the scope alone', () => {
    expect(complete('cluster = ', 10, 'vcpus = 16').options).toMatchObject([{ text: 'dev', count: 1 }])
  })

  it('to what is understood, whatever is chosen', () => {
    const fields = [...TABLE.columns.values()]
    fc.assert(fc.property(fc.array(fc.nat(), { maxLength: 12 }), (choices) => {
      let text = ''
      for (const choice of choices) {
        const { from, to, options } = complete(text)
        const option = options.filter((one) => one.text !== 'status')[choice % Math.max(1, options.length)]
        if (option === undefined) break
        text = text.slice(0, from) + option.insert + text.slice(to)
      }
      try {
        parseFilter(text, fields)
      } catch (error) {
        // Not whole yet is all that may be wrong, but for the size of a number that takes no unit twice.
        expect(error).toBeInstanceOf(FilterSyntaxError)
        expect([text.length, text.trimEnd().length, text.lastIndexOf('(')].some((end) => (error as FilterSyntaxError).at >= end - 1) || /no yes or no|value is missing|ends too early|parenthesis is missing|unit/.test((error as Error).message)).toBe(true)
      }
    }))
  })
})
