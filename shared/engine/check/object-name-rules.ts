import { DNS_LABEL_MAX_LENGTH } from '#shared/engine/naming/dns-label.ts'

/** RFC 1123: a subdomain has at most 253 characters. */
const SUBDOMAIN_MAX_LENGTH = 253
const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/
const QUALIFIED_NAME = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/

/** A DNS-1123 label, as Kubernetes demands of namespaces. */
export function isDnsLabel(text: string): boolean {
  return text.length <= DNS_LABEL_MAX_LENGTH && LABEL.test(text)
}

/** A DNS-1123 subdomain, as Kubernetes demands of most objects' names. */
export function isDnsSubdomain(text: string): boolean {
  return text.length <= SUBDOMAIN_MAX_LENGTH && SUBDOMAIN.test(text)
}

/** The key of a label or annotation: a name of at most 63 characters, with a subdomain and a slash in front or without. */
export function isMetadataKey(key: string): boolean {
  const parts = key.split('/')
  const name = parts.at(-1) ?? ''
  const isPrefixFine = parts.length === 1 || (parts.length === 2 && isDnsSubdomain(parts[0] ?? ''))
  return isPrefixFine && name.length <= DNS_LABEL_MAX_LENGTH && QUALIFIED_NAME.test(name)
}

/** The value of a label: empty, or at most 63 characters. */
export function isLabelValue(value: string): boolean {
  return value === '' || (value.length <= DNS_LABEL_MAX_LENGTH && QUALIFIED_NAME.test(value))
}
