import { shownLanguage } from './chosen-formats.ts'

const MONTHS_OF_YEAR = 12
const DAYS_OF_WEEK = 7
/** Any year and any Sunday of it will do. */
const YEAR = 2026
const FIRST_SUNDAY = Date.UTC(YEAR, 0, 4)
const MS_PER_DAY = 86_400_000

interface Names {
  /** From January on. */
  readonly months: readonly string[]
  /** From Sunday on. */
  readonly days: readonly string[]
}

const namesOf = new Map<string, Names>()

/** Short names of months and weekdays in the language of the pages: "Mar", "Sun". */
export function calendarNames(): Names {
  const language = shownLanguage.value
  let names = namesOf.get(language)
  if (names === undefined) {
    const [month, weekday] = [new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' }), new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' })]
    names = {
      months: Array.from({ length: MONTHS_OF_YEAR }, (_, place) => month.format(Date.UTC(YEAR, place, 1))),
      days: Array.from({ length: DAYS_OF_WEEK }, (_, place) => weekday.format(FIRST_SUNDAY + place * MS_PER_DAY)),
    }
    namesOf.set(language, names)
  }
  return names
}
