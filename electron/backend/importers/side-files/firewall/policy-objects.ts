/** An object of NSX's Policy API: any of its fields may be absent or of another type than it should be. */
export type PolicyObject = Readonly<Record<string, unknown>>

/** The objects of a document that are kept, in the document's order. */
export interface PolicyObjects {
  readonly rules: readonly { readonly policy: PolicyObject | null; readonly rule: PolicyObject }[]
  readonly groups: readonly PolicyObject[]
  readonly services: readonly PolicyObject[]
}

/** Deeper than any document of the API: a hierarchy has about ten levels. */
const MOST_LEVELS = 60

/**
 * Finds security policies with their rules, groups and services wherever they stand: in the hierarchy of
 * `GET /policy/api/v1/infra?filter=...`, in the `results` of a list, or in lists that somebody put together. An object is
 * known by its `resource_type`, and a list under `rules`, `groups` or `services` by its name.
 */
export function collectPolicyObjects(document: unknown): PolicyObjects {
  const rules: { policy: PolicyObject | null; rule: PolicyObject }[] = []
  const groups: PolicyObject[] = []
  const services: PolicyObject[] = []
  const open: { readonly value: unknown; readonly under: string; readonly policy: PolicyObject | null; readonly level: number }[] = [{ value: document, under: '', policy: null, level: 0 }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, under, policy, level } = next
    if (level > MOST_LEVELS) continue
    if (Array.isArray(value)) {
      for (const member of value.toReversed() as unknown[]) open.push({ value: member, under, policy, level: level + 1 })
      continue
    }
    if (!isObject(value)) continue
    const kind = kindOf(value, under)
    if (kind === 'group') groups.push(value)
    else if (kind === 'service') services.push(value)
    else if (kind === 'rule') rules.push({ policy, rule: value })
    if (kind === 'group' || kind === 'service' || kind === 'rule') continue
    const own = kind === 'policy' ? value : policy
    for (const [field, member] of Object.entries(value).toReversed()) {
      if (typeof member === 'object' && member !== null) open.push({ value: member, under: field.toLowerCase(), policy: own, level: level + 1 })
    }
  }
  return { rules, groups, services }
}

export function isObject(value: unknown): value is PolicyObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function kindOf(value: PolicyObject, under: string): 'policy' | 'rule' | 'group' | 'service' | null {
  switch (value['resource_type']) {
    case 'SecurityPolicy':
      return 'policy'
    case 'Rule':
      return 'rule'
    case 'Group':
      return 'group'
    case 'Service':
      return 'service'
    case undefined:
      break
    default:
      return null
  }
  if (value['results'] !== undefined || value['children'] !== undefined) return null
  if (under === 'rules' && value['action'] !== undefined) return 'rule'
  if (under === 'groups' && (value['expression'] !== undefined || value['path'] !== undefined)) return 'group'
  return under === 'services' && value['service_entries'] !== undefined ? 'service' : value['rules'] !== undefined && value['display_name'] !== undefined ? 'policy' : null
}
