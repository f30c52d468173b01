import { chosenFormats, shownLanguage } from './chosen-formats.ts'

const formats = new Map<string, Intl.DateTimeFormat>()
/** Swedish dates are those of ISO 8601; the weekday is in the language of the pages. */
const ISO_DATE = { locale: 'sv-SE', options: { year: 'numeric', month: '2-digit', day: '2-digit' } } as const
const ISO_TIME = { locale: 'en-GB', options: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } } as const
const WEEKDAY = { weekday: 'short' } as const

/** What of an instant is written, and by the clock of which zone: the system's, if none is named. */
export interface DateParts {
  readonly dateStyle?: 'medium' | 'full'
  readonly timeStyle?: 'short'
  readonly timeZone?: string
}

/** An instant in the form that the person chose: "2026-03-07 22:04", or as the system's locale has it. A full date says the weekday. */
export function dateText(instant: Date | string | number, parts: DateParts): string {
  const date = new Date(instant)
  if (chosenFormats.dates === 'locale') return formatOf(navigator.language, parts).format(date)
  const zone = parts.timeZone === undefined ? {} : { timeZone: parts.timeZone }
  const written = [
    ...(parts.dateStyle === 'full' ? [{ locale: shownLanguage.value, options: WEEKDAY }] : []),
    ...(parts.dateStyle === undefined ? [] : [ISO_DATE]),
    ...(parts.timeStyle === undefined ? [] : [ISO_TIME]),
  ]
  return written.map(({ locale, options }) => formatOf(locale, { ...options, ...zone }).format(date)).join(' ')
}

function formatOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  let format = formats.get(key)
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, options)
    formats.set(key, format)
  }
  return format
}
