import { afterEach, expect, it } from 'vitest'
import { calendarNames } from './calendar-names.ts'
import { shownLanguage } from './chosen-formats.ts'

afterEach(() => { shownLanguage.value = 'en' })

it.each([
  ['en', 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec', 'Sun Mon Tue Wed Thu Fri Sat'],
  ['de', 'Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez', 'So Mo Di Mi Do Fr Sa'],
])('names of the calendar in %s', (language, months, days) => {
  shownLanguage.value = language
  expect(calendarNames()).toEqual({ months: months.split(' '), days: days.split(' ') })
})
