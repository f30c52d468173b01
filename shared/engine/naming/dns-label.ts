/** RFC 1123: a label has at most 63 characters. */
export const DNS_LABEL_MAX_LENGTH = 63

/**
 * The nearest DNS-1123 label of any text: accents stripped, lower case, every other run of characters
 * one dash, no dash at either end, cut to `maxLength`. Empty where nothing is left: the caller decides
 * what to call it. Dots become dashes too, so that the result also suits places that refuse subdomains.
 */
export function toDnsLabel(text: string, maxLength: number = DNS_LABEL_MAX_LENGTH): string {
  // Most names are plain ASCII, which has no accents.
  const plain = ASCII.test(text) ? text : text.normalize('NFKD').replace(/\p{M}+/gu, '')
  const label = plain.toLowerCase().replace(/[^a-z0-9]+/g, '-')
  // No two dashes stand together any more.
  const start = label.startsWith(DASH) ? 1 : 0
  const cut = label.slice(start, start + maxLength)
  return cut.endsWith(DASH) ? cut.slice(0, -1) : cut
}

const DASH = '-'

const ASCII = /^[ -~]*$/
