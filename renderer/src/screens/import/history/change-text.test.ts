import { describe, expect, it } from 'vitest'
import { fieldText, partText, valueText } from './change-text.ts'

const WORDS: Readonly<Record<string, string>> = { 'vm.fields.vcpus': 'vCPUs', 'import.history.parts.disk': 'Disk', 'import.history.unknown': 'not known', 'import.history.yes': 'yes', 'import.history.no': 'no' }
const words = { t: (key: string) => WORDS[key] ?? key, te: (key: string) => key in WORDS, n: (value: number) => value.toLocaleString('en') }

describe('the text of a change', () => {
  it.each([['vcpus', 'vCPUs'], ['latencySensitivity', 'Latency sensitivity'], ['isLimited', 'Limited'], ['reservationMhz', 'Reservation'], ['name', 'Name']])('names %s', (field, text) => {
    expect(fieldText(field, words)).toBe(text)
  })

  it.each([[{ part: 'vm', item: null }, ''], [{ part: 'disk', item: 'Hard disk 1' }, 'Disk Hard disk 1'], [{ part: 'other', item: null }, 'other']])('names what %j belongs to', (change, text) => {
    expect(partText(change, words)).toBe(text)
  })

  it.each<[string, string | number | boolean | null, string]>([['memoryMib', 16_384, '16 GiB'], ['vcpus', 1200, '1,200'], ['limitMhz', 2000, '2,000 MHz'], ['isThin', false, 'no'], ['name', null, 'not known'], ['name', '', ''], ['createdAt', '2026-03-01T08:00:00', '2026-03-01 08:00:00'], ['name', 'PORT-1', 'PORT-1']])('writes %s %s', (field, value, text) => {
    expect(valueText(field, value, words)).toBe(text)
  })
})
