/** A name, and the value of a label, has at most 63 characters (Kubernetes, labels and selectors). */
const NAME_MAX_LENGTH = 63
/** RFC 1123: a subdomain has at most 253 characters. */
const SUBDOMAIN_MAX_LENGTH = 253
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/
const QUALIFIED_NAME = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/

/** A DNS-1123 subdomain, as Kubernetes demands of most objects' names. */
export function isDnsSubdomain(text: string): boolean {
  return text.length <= SUBDOMAIN_MAX_LENGTH && SUBDOMAIN.test(text)
}

/** The key of a label or annotation: a name of at most 63 characters, with a subdomain and a slash in front or without. */
export function isMetadataKey(key: string): boolean {
  return labelKeyProblem(key) === null
}

/** The value of a label: empty, or at most 63 characters. */
export function isLabelValue(value: string): boolean {
  return labelValueProblem(value) === null
}

/** What is wrong with the key of a label, as the rest of a sentence that names it; null where nothing is. */
export function labelKeyProblem(key: string): string | null {
  const parts = key.split('/')
  const name = parts.at(-1) ?? ''
  if (parts.length > 2) return 'has more than one slash'
  if (parts.length === 2 && !isDnsSubdomain(parts[0] ?? '')) return 'has a prefix before its slash that is no DNS subdomain, such as example.com'
  if (name === '') return parts.length === 2 ? 'has nothing behind its slash' : 'is empty'
  return textProblem(name)
}

/** The same of its value. */
export function labelValueProblem(value: string): string | null {
  return value === '' ? null : textProblem(value)
}

function textProblem(text: string): string | null {
  if (text.length > NAME_MAX_LENGTH) return `is longer than ${NAME_MAX_LENGTH} characters`
  return QUALIFIED_NAME.test(text) ? null : 'may have letters without accents, digits, dashes, underscores and dots only, with a letter or digit at either end'
}
