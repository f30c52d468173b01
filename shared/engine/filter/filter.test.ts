import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type FilterRow, matchesFilter } from './evaluate-filter.ts'
import { FilterSyntaxError } from './filter-tokens.ts'
import { parseFilter } from './parse-filter.ts'

const FIELDS = ['name', 'vcpus', 'cluster', 'isTemplate', 'guestOs', 'tags']
const ROW: FilterRow = { name: 'SQL-Prod-01', vcpus: 8, cluster: 'PROD 01', isTemplate: false, guestOs: null, tags: ['gold', 'db'] }

describe('a filter', () => {
  test.each([
    ['vcpus > 4', true],
    ['vcpus >= 8 and vcpus <= 8', true],
    ['vcpus < 8 or cluster = "prod 01"', true],
    ['name ~ sql and not isTemplate', true],
    ['name !~ sql', false],
    ['isTemplate', false],
    ['isTemplate = false', true],
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
      fc.property(fc.array(fc.constantFrom('name', 'vcpus', '=', '~', 'and', 'or', 'not', '(', ')', 'in', ',', '"x"', '7', 'null'), { maxLength: 300 }), (words) => {
        try {
          matchesFilter(parseFilter(words.join(' '), FIELDS), ROW)
        } catch (error) {
          expect(error).toBeInstanceOf(FilterSyntaxError)
        }
      }),
    )
  })
})
