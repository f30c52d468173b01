import { chosenFormats } from './chosen-formats.ts'

const formats = new Map<string, Intl.NumberFormat>()

/** A number in the form that the person chose. */
export function numberText(value: number, options: Intl.NumberFormatOptions = {}): string {
  const locale = chosenFormats.numbers === 'system' ? navigator.language : chosenFormats.numbers
  const key = `${locale} ${JSON.stringify(options)}`
  let format = formats.get(key)
  if (format === undefined) {
    format = new Intl.NumberFormat(locale, options)
    formats.set(key, format)
  }
  return format.format(value)
}
