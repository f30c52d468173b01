import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type FilterRow, matchesFilter } from './evaluate-filter.ts'
import { type FilterField, filterFieldType } from './filter-field.ts'
import { FilterSyntaxError } from './filter-tokens.ts'
import { parseFilter } from './parse-filter.ts'

const FIELDS: readonly FilterField[] = [
  { name: 'name', type: 'text' },
  { name: 'vcpus', type: 'number' },
  { name: 'memoryMib', type: 'number' },
  { name: 'cluster', type: 'text' },
  { name: 'isTemplate', type: 'boolean' },
  { name: 'guestOs', type: 'text' },
  { name: 'tags', type: 'text' },
]
const ROW: FilterRow = { name: 'SQL-Prod-01', vcpus: 8, memoryMib: 16384, cluster: 'PROD 01', isTemplate: false, guestOs: null, tags: ['gold', 'db'] }

describe('a filter', () => {
  test.each([
    ['vcpus > 4', true],
    ['vcpus >= 8 and vcpus <= 8', true],
    ['vcpus < 8 or cluster = "prod 01"', true],
    ['name ~ sql and not isTemplate', true],
    ['name !~ sql', false],
    ['isTemplate', false],
    ['isTemplate = false', true],
    ['isTemplate = no', true],
    ['isTemplate != yes', true],
    ['memoryMib = 16GiB', true],
    ['memoryMib = 16 gib', true],
    ['memoryMib > 1TiB', false],
    ['memoryMib >= 0.5 GiB and vcpus = 8', true],
    ['memoryMib in (8GiB, 16 GiB)', true],
    ['vcpus in (4, "8")', true],
    ['vcpus != null', true],
    ['guestOs = null', true],
    ['guestOs = unknown', true],
    ['guestOs != null', false],
    ['guestOs ~ windows', false],
    ['guestOs < z', false],
    ['cluster in ("PROD 01", "PROD 02")', true],
    ['cluster in (DEV)', false],
    ['tags = gold', true],
    ['tags = silver', false],
    ['not (vcpus = 8 or vcpus = 4)', false],
    ['VCPUS == 8', true],
    ['name != "and"', true],
    ['name = "SQL\\-Prod-01"', true],
    ['vcpus = 8 or vcpus = 4 and isTemplate', true],
  ])('%s is %s', (text, expected) => {
    expect(matchesFilter(parseFilter(text, FIELDS), ROW)).toBe(expected)
  })

  test.each([
    ['', 0, 'ends too early'],
    ['speed > 4', 0, '"speed" is no field'],
    ['vcpus >', 7, 'a value is missing'],
    ['vcpus > and name = x', 8, 'a value is missing'],
    ['vcpus > 4 cluster = x', 10, 'is not expected here'],
    ['(vcpus > 4', 10, 'closing parenthesis'],
    ['name = "open', 7, 'not closed'],
    ['name in x', 8, 'list in parentheses'],
    ['name ? x', 5, 'not understood'],
    ['vcpus = abc', 8, 'vcpus is a number, not "abc"'],
    ['vcpus in (4, many)', 13, 'vcpus is a number'],
    ['vcpus > 8GiB', 8, 'without a unit'],
    ['vcpus > 1.000,5', 13, 'is not expected here'],
    ['vcpus ~ 1', 6, '"~" does not go with vcpus, which is a number'],
    ['vcpus', 0, 'vcpus is no yes or no'],
    ['memoryMib > 16GB', 12, '"GB" is no unit here'],
    ['memoryMib > 16 GB', 12, '"GB" is no unit here'],
    ['memoryMib > 16 apples', 15, 'is not expected here'],
    ['isTemplate = maybe', 13, 'isTemplate is yes or no'],
    ['isTemplate > no', 11, 'does not go with isTemplate, which is yes or no'],
  ])('%j is refused at %i', (text, at, words) => {
    try {
      parseFilter(text, FIELDS)
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(FilterSyntaxError)
      expect(error).toMatchObject({ at })
      expect((error as FilterSyntaxError).message).toContain(words)
    }
  })

  it('either reads or refuses any text, and never hangs', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('name', 'vcpus', '=', '~', 'isTemplate', 'memoryMib', '>', 'GiB', 'yes', 'and', 'or', 'not', '(', ')', 'in', ',', '"x"', '7', 'null'), { maxLength: 300 }), (words) => {
        try {
          matchesFilter(parseFilter(words.join(' '), FIELDS), ROW)
        } catch (error) {
          expect(error).toBeInstanceOf(FilterSyntaxError)
        }
      }),
    )
  })
})

describe('the type of a field', () => {
  it.each([
    ['vcpus', [null, 8], 'number'],
    ['name', ['vm'], 'text'],
    ['tags', [['gold']], 'text'],
    ['isThin', [null, false], 'boolean'],
    ['isThin', [null], 'boolean'],
    ['included', [], 'boolean'],
    ['memoryMib', [null], 'number'],
    ['guestOs', [null], 'text'],
  ])('of %s with %j is %s', (name, cells, type) => {
    expect(filterFieldType(name, cells)).toBe(type)
  })
})
