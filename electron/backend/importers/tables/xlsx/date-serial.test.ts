import { expect, it } from 'vitest'
import { isoToDateSerial } from './date-serial.ts'

it.each([
  ['1900-01-01', 1],
  ['1900-02-28', 59],
  ['1900-03-01', 61],
  ['1970-01-01', 25569],
  ['2024-02-29T06:00', 45351.25],
  ['2024-02-29T12:00:00.000Z', 45351.5],
  ['2024-02-29T12:00:00+02:00', 45351.5],
  ['T18:00:00', 0.75],
  ['18:00', 0.75],
  ['2023-02-29', undefined],
  ['2023-13-01', undefined],
  ['', undefined],
  ['T', undefined],
  ['tomorrow', undefined],
])('%s is day %s', (text, serial) => {
  expect(isoToDateSerial(text)).toBe(serial)
})
