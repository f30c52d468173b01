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
  return plain
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, maxLength)
    .replace(/-+$/, '')
}

const ASCII = /^[ -~]*$/
