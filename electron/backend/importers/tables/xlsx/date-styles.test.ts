import { expect, it } from 'vitest'
import { isDateFormat } from './date-styles.ts'

it.each([
  ['yyyy/MM/dd HH:mm:ss', true],
  ['m/d/yy h:mm;@', true],
  ['[h]:mm', true],
  ['[mm]', true],
  ['[SS].00', true],
  ['[$-409]d-mmm-yy', true],
  ['[$-F800]dddd, mmmm dd, yyyy', true],
  ['h:mm AM/PM', true],
  ['"on "d', true],
  ['General', false],
  ['GENERAL', false],
  ['@', false],
  ['#,##0.0000', false],
  ['0.00E+00', false],
  ['#,##0 "days"', false],
  ['#,##0\\h', false],
  ['0_d', false],
  ['*m0', false],
  ['[Red]#,##0;[Magenta]-#,##0', false],
  ['[$USD-409] #,##0', false],
  ['[>100]0;0', false],
  ['"unclosed d', false],
  ['', false],
])('%s shows a date: %s', (code, isDate) => {
  expect(isDateFormat(code)).toBe(isDate)
})
