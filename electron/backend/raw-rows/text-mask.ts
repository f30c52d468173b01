/** VMware writes its licence keys in five groups of five letters and digits. */
const KEY = /\b[0-9A-Z]{5}(?:-[0-9A-Z]{5}){4}\b/gi
/** A text that is shorter holds none. */
export const LICENSE_KEY_CHARACTERS = 29

/** What stands in place of a licence key. */
export const LICENSE_KEY_MASK = '(licence key, not stored)'

/** What is taken out of texts before they are kept, by a name that one thread can tell another. */
export type TextMask = 'none' | 'license-keys'

const MASKS: Readonly<Record<TextMask, (text: string) => string>> = { none: (text) => text, 'license-keys': maskLicenseKeys }

/** Makes of a text what may be kept of it. */
export function textMask(mask: TextMask): (text: string) => string {
  return MASKS[mask]
}

/** A text with a mask in place of each licence key. */
export function maskLicenseKeys(text: string): string {
  return text.length < LICENSE_KEY_CHARACTERS ? text : text.replace(KEY, LICENSE_KEY_MASK)
}
