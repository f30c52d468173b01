import { DNS_LABEL_MAX_LENGTH } from '#shared/engine/naming/dns-label.ts'

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/

/** A DNS-1123 label, as Kubernetes demands of namespaces. */
export function isDnsLabel(text: string): boolean {
  return text.length <= DNS_LABEL_MAX_LENGTH && LABEL.test(text)
}
