import { type FilterField, type FilterValue, isMibField } from './filter-field.ts'
import { FilterSyntaxError, type FilterToken } from './filter-tokens.ts'

/**
 * The value that stands next, as its field holds it: `yes` and `no` for a flag, a number for a number, and mebibytes
 * for `16GiB` or `16 GiB`. Null stands for `null` and `unknown`. Throws FilterSyntaxError for a value that the field
 * can never hold, since a comparison with it would silently find nothing.
 */
export function readFilterValue(field: FilterField, take: () => FilterToken, peek: () => FilterToken): FilterValue {
  const token = take()
  if (token.type === 'end' || token.type === 'symbol') throw new FilterSyntaxError('a value is missing', token.at)
  if (token.type === 'word') {
    const word = token.text.toLowerCase()
    if (KEYWORDS.has(word)) throw new FilterSyntaxError(`a value is missing before "${token.text}"; put the word in quotes if it is the value`, token.at)
    if (word === 'null' || word === 'unknown') return null
  }
  if (field.type === 'text') return token.text
  if (field.type === 'boolean') return readFlag(field, token)
  const unit = isMibField(field.name) && NUMBER.test(token.text) && UNIT_WORD.test(peek().text) ? take().text : ''
  return readNumber(field, token, unit)
}

function readFlag({ name }: FilterField, token: FilterToken): boolean {
  const flag = FLAGS.get(token.text.toLowerCase())
  if (flag === undefined) throw new FilterSyntaxError(`${name} is yes or no, not "${token.text}"`, token.at)
  return flag
}

function readNumber({ name }: FilterField, token: FilterToken, unitWord: string): number {
  const [, digits = '', unitAtOnce = ''] = QUANTITY.exec(token.text) ?? []
  const unit = (unitWord === '' ? unitAtOnce : unitWord).toLowerCase()
  if (digits === '') throw new FilterSyntaxError(`${name} is a number, not "${token.text}"; write it without thousands separators and with a decimal point`, token.at)
  if (unit === '') return Number(digits)
  if (!isMibField(name)) throw new FilterSyntaxError(`${name} is a number without a unit, not "${token.text}"`, token.at)
  const mib = MIB_OF_UNIT.get(unit)
  if (mib === undefined) throw new FilterSyntaxError(`"${unitWord === '' ? unitAtOnce : unitWord}" is no unit here; ${name} takes KiB, MiB, GiB, TiB or PiB`, token.at)
  return Number(digits) * mib
}

const KEYWORDS: ReadonlySet<string> = new Set(['and', 'or', 'not', 'in'])
const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['false', false],
  ['no', false],
])
/** The binary units of IEC 80000-13; MB and GB stand for either kind of megabyte in different tools and are refused. */
const MIB_OF_UNIT: ReadonlyMap<string, number> = new Map([
  ['kib', 1 / 1024],
  ['mib', 1],
  ['gib', 1024],
  ['tib', 1024 ** 2],
  ['pib', 1024 ** 3],
])
const NUMBER = /^[+-]?\d+(?:\.\d+)?$/
const QUANTITY = /^([+-]?\d+(?:\.\d+)?)([a-z]*)$/i
/** A word after a number that is meant as its unit, right or wrong. */
const UNIT_WORD = /^[kmgtp]i?b$/i
