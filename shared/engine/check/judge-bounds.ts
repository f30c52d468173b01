import { countWords } from '#shared/domain/count-words.ts'
import { isIpv4Address, isIpv6Address } from '#shared/engine/nmstate/ip-address.ts'
import { isRecord } from './field-values.ts'
import type { FieldFormat, FieldRule } from './kinds/field-rule.ts'

/** What is wrong with a value of the right type, and where below it. */
export interface BoundProblem {
  readonly below: readonly number[]
  readonly what: string
  readonly remedy: string
}

/** Whether a rule says more than a type. */
export function isBounded({ range, size, uniqueBy, format, values, pattern }: FieldRule): boolean {
  return [range, size, uniqueBy, format, values, pattern].some((bound) => bound !== undefined)
}

/** Numbers that are too small or too great, texts of the wrong form, and texts, lists and objects that are too short or too long, or say something twice. */
export function judgeBounds(value: unknown, { range, size, uniqueBy, format, values, pattern }: FieldRule): readonly BoundProblem[] {
  const problems: BoundProblem[] = []
  const say = (what: string, remedy: string, ...below: readonly number[]): void => void problems.push({ below, what, remedy })
  if (range !== undefined && typeof value === 'number' && isOutside(value, range)) say(`is ${value}.`, `It has to be ${inWords(range)}.`)
  if (size !== undefined) {
    const [count, unit] = sizeOf(value)
    if (count !== null && isOutside(count, size)) say(`has ${countWords(count, unit)}.`, `It has to have ${inWords(size)}.`)
  }
  if (typeof value === 'string') {
    if (values !== undefined && !values.includes(value)) say(`is "${value}".`, `It has to be one of ${values.join(', ')}.`)
    else if (pattern !== undefined && !pattern.test(value)) say(`is "${value}".`, `It has to match ${pattern.source}.`)
    else if (format !== undefined && !FORMATS[format].holds(value)) say(`is "${value}".`, `It has to be ${FORMATS[format].words}.`)
  }
  if (uniqueBy !== undefined && Array.isArray(value)) {
    const seen = new Set<string>()
    value.forEach((item: unknown, index) => {
      const key = JSON.stringify(uniqueBy.length === 0 ? item : uniqueBy.map((name) => (isRecord(item) ? item[name] : null)))
      if (seen.has(key)) say(uniqueBy.length === 0 ? 'is there before.' : `has the same ${uniqueBy.join(' and ')} as one before.`, 'Keep one of them.', index)
      seen.add(key)
    })
  }
  return problems
}

/** RFC 3339, as Go reads it. */
const DATE_TIME = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[Tt ]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/
/** As Go writes it, with days and weeks as the API server takes them (go-openapi/strfmt). */
const DURATION = /^-?([0-9]+(\.[0-9]+)?\s?(ns|us|µs|ms|s|m|h|d|w))+$/
const IPV4_BITS = 32
const IPV6_BITS = 128

const FORMATS: Readonly<Record<FieldFormat, { readonly holds: (text: string) => boolean; readonly words: string }>> = {
  cidr: { holds: isCidr, words: 'an address with the length of its prefix, such as 192.0.2.0/24' },
  address: { holds: (text) => isIpv4Address(text) || isIpv6Address(text), words: 'an IP address' },
  'date-time': { holds: (text) => DATE_TIME.test(text), words: 'a time such as 2030-01-31T22:00:00Z' },
  duration: { holds: (text) => DURATION.test(text), words: 'a duration such as 30m or 1h' },
}

function isCidr(text: string): boolean {
  const [address = '', prefix = '', ...rest] = text.split('/')
  if (rest.length > 0 || !/^(0|[1-9]\d{0,2})$/.test(prefix)) return false
  return isIpv4Address(address) ? Number(prefix) <= IPV4_BITS : isIpv6Address(address) && Number(prefix) <= IPV6_BITS
}

function isOutside(amount: number, [least, greatest]: readonly [number | null, number | null]): boolean {
  return (least !== null && amount < least) || (greatest !== null && amount > greatest)
}

function inWords([least, greatest]: readonly [number | null, number | null]): string {
  if (least === null) return `${greatest ?? 0} at most`
  if (least === greatest) return String(least)
  return greatest === null ? `${least} at least` : `${least} to ${greatest}`
}

/** Characters are counted as the API server counts them, a pair of code units as one. */
function sizeOf(value: unknown): readonly [count: number | null, unit: string] {
  if (typeof value === 'string') return [[...value].length, 'character']
  if (Array.isArray(value)) return [value.length, 'item']
  return isRecord(value) ? [Object.keys(value).length, 'field'] : [null, '']
}
