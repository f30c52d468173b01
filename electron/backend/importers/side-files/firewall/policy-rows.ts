import type { SideKind, SideRow } from '#shared/domain/side/side-rows.ts'
import { entryOf } from './firewall-csv.ts'
import { everything } from './firewall-words.ts'
import { isObject, type PolicyObject } from './policy-objects.ts'

type Fields<Kind extends SideKind> = Omit<SideRow<Kind>, 'sheet' | 'row' | 'otherCells'>

/** A rule of the Policy API (Rule), or why it cannot be used. */
export function ruleFields(policy: PolicyObject | null, rule: PolicyObject): Fields<'firewallRule'> | string {
  const action = text(rule['action'])
  if (action === null) return 'it has no action'
  const sequence = rule['sequence_number']
  return {
    policy: policy === null ? null : (text(policy['display_name']) ?? text(policy['id'])),
    category: policy === null ? null : text(policy['category']),
    ruleId: text(rule['path']) ?? text(rule['id']),
    name: text(rule['display_name']),
    sequence: typeof sequence === 'number' && Number.isSafeInteger(sequence) ? sequence : null,
    sources: everything(texts(rule['source_groups'])),
    isSourceNegated: flag(rule['sources_excluded']),
    destinations: everything(texts(rule['destination_groups'])),
    isDestinationNegated: flag(rule['destinations_excluded']),
    services: [...everything(texts(rule['services'])), ...objects(rule['service_entries']).map(serviceEntry)],
    profiles: texts(rule['profiles']).filter((profile) => profile !== 'ANY'),
    appliedTo: everything(texts(rule['scope'])),
    action: action.toUpperCase(),
    direction: text(rule['direction']),
    ipProtocol: text(rule['ip_protocol']),
    isEnabled: rule['disabled'] === true ? false : flag(rule['disabled']) === null ? null : true,
    isLogged: flag(rule['logged']),
    notes: text(rule['notes']) ?? text(rule['description']),
  }
}

/** A group of the Policy API: what it lists by name and what it takes in by conditions. */
export function groupFields(group: PolicyObject): Fields<'firewallGroup'> | string {
  const [path, name] = [text(group['path']) ?? text(group['id']), text(group['display_name'])]
  if (path === null && name === null) return 'it has neither a path nor a name'
  const expressions = objects(group['expression'])
  return { path, name, members: expressions.flatMap(membersOf), criteria: withoutLooseEnds(criteriaOf(expressions)), description: text(group['description']) }
}

/** A service of the Policy API. */
export function serviceFields(service: PolicyObject): Fields<'firewallService'> | string {
  const [path, name] = [text(service['path']) ?? text(service['id']), text(service['display_name'])]
  if (path === null && name === null) return 'it has neither a path nor a name'
  return { path, name, entries: objects(service['service_entries']).map(serviceEntry), description: text(service['description']) }
}

function serviceEntry(entry: PolicyObject): string {
  switch (entry['resource_type']) {
    case 'L4PortSetServiceEntry':
    case 'ALGTypeServiceEntry':
      return entryOf(text(entry['l4_protocol']) ?? text(entry['alg']), texts(entry['destination_ports']), texts(entry['source_ports']))
    case 'ICMPTypeServiceEntry':
      return [text(entry['protocol']) ?? 'ICMP', ...[entry['icmp_type'], entry['icmp_code']].filter((number) => typeof number === 'number').map(String)].join(' ')
    case 'IPProtocolServiceEntry':
      return `IP ${String(numberOf(entry['protocol_number']) ?? '')}`.trim()
    case 'EtherTypeServiceEntry':
      return `Ethernet ${String(numberOf(entry['ether_type']) ?? '')}`.trim()
    case 'NestedServiceServiceEntry':
      return text(entry['nested_service_path']) ?? 'another service'
    default:
      return text(entry['display_name']) ?? text(entry['resource_type']) ?? 'not known'
  }
}

/** IPAddressExpression, MACAddressExpression, PathExpression, ExternalIDExpression. */
function membersOf(expression: PolicyObject): string[] {
  return ['ip_addresses', 'mac_addresses', 'paths', 'external_ids'].flatMap((field) => texts(expression[field]))
}

/** What joined a condition with a list of members joins nothing in the list of conditions. */
function withoutLooseEnds(criteria: readonly string[]): string[] {
  const isCondition = (one: string): boolean => one !== 'AND' && one !== 'OR'
  return criteria.slice(Math.max(criteria.findIndex(isCondition), 0), criteria.findLastIndex(isCondition) + 1)
}

/** Conditions and what joins them; a nested expression in parentheses. */
function criteriaOf(expressions: readonly PolicyObject[]): string[] {
  return expressions.flatMap((expression): string[] => {
    switch (expression['resource_type']) {
      case 'Condition':
        return [['member_type', 'key', 'operator', 'value'].map((field) => text(expression[field])).filter((part) => part !== null).join(' ')]
      case 'NestedExpression':
        return [`(${objects(expression['expressions']).flatMap((inner) => [...(inner['resource_type'] === 'Condition' || inner['resource_type'] === 'ConjunctionOperator' ? criteriaOf([inner]) : membersOf(inner))]).join(' ')})`]
      case 'ConjunctionOperator':
        return expressions.some((other) => other['resource_type'] === 'Condition' || other['resource_type'] === 'NestedExpression') ? [text(expression['conjunction_operator']) ?? 'OR'] : []
      default:
        return []
    }
  })
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : typeof value === 'number' ? String(value) : null
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}

function flag(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.flatMap((member: unknown) => text(member) ?? []) : []
}

function objects(value: unknown): PolicyObject[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}
