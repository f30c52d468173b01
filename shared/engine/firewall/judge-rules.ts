import type { FirewallRule } from '#shared/domain/side/firewall.ts'
import { isBlocking, isForEverything, ruleLabel, scopeNames } from './order-rules.ts'
import type { Membership } from './resolve-groups.ts'
import type { ResolvedServices } from './resolve-services.ts'

/** A rule with whom and what it means. */
export interface ResolvedRule {
  readonly rule: FirewallRule
  readonly label: string
  readonly sources: Membership
  readonly destinations: Membership
  readonly scope: Membership
  readonly services: ResolvedServices
  /** VMs that it lets traffic in to. */
  readonly targetIds: ReadonlySet<string>
  /** VMs that it lets traffic out of. */
  readonly senderIds: ReadonlySet<string>
  /** VMs that it names in any place. */
  readonly namedIds: ReadonlySet<string>
}

export interface RuleVerdict {
  readonly resolved: ResolvedRule
  /** Null: it can be told by a policy, about what comes in, or for a rule about what goes out about that. */
  readonly listedBecause: string | null
  /** Null: a policy can tell what it lets out of its senders. */
  readonly egressListedBecause: string | null
  readonly isDisabled: boolean
}

type Resolvers = {
  readonly members: (names: readonly string[]) => Membership
  readonly services: (names: readonly string[]) => ResolvedServices
}

/** Whom and what each rule means; `rules` in the order in which they are asked. */
export function resolveRules(rules: readonly FirewallRule[], { members, services }: Resolvers): readonly ResolvedRule[] {
  return rules.map((rule) => {
    const sources = members(anyIfNone(rule.sources))
    const destinations = members(anyIfNone(rule.destinations))
    const scope = members(scopeNames(rule))
    const isScoped = !scope.isAny && scope.vmIds.size > 0
    const within = (side: Membership, other: Membership): ReadonlySet<string> => (side.isAny ? scope.vmIds : isScoped ? new Set([...side.vmIds].filter((id) => scope.vmIds.has(id) || other.vmIds.has(id))) : side.vmIds)
    return { rule, label: ruleLabel(rule), sources, destinations, scope, services: services(anyIfNone(rule.services)), targetIds: within(destinations, sources), senderIds: within(sources, destinations), namedIds: new Set([...sources.vmIds, ...destinations.vmIds, ...scope.vmIds]) }
  })
}

function anyIfNone(names: readonly string[]): readonly string[] {
  return names.length === 0 ? ['ANY'] : names
}

/**
 * Which rules a policy can carry, and why not the others. A policy lets in what it names and nothing else: it can say an
 * ALLOW that nothing before it takes back, where the firewall stops the rest.
 */
export function judgeRules(rules: readonly ResolvedRule[]): readonly RuleVerdict[] {
  const defaultPlace = rules.findIndex(({ rule }) => rule.isEnabled !== false && isForEverything(rule))
  const defaultRule = defaultPlace === -1 ? undefined : rules[defaultPlace]
  const stops = (direction: Direction): boolean => defaultRule !== undefined && isBlocking(defaultRule.rule) && isAbout(defaultRule.rule, direction)
  const isDefaultDrop = { in: stops('in'), out: stops('out') }
  const blocking: ResolvedRule[] = []
  return rules.map((resolved, place) => {
    const { rule } = resolved
    if (rule.isEnabled === false) return { resolved, listedBecause: 'It is disabled.', egressListedBecause: 'It is disabled.', isDisabled: true }
    const because = (direction: Direction): string | null => reasonToList(resolved, { place, defaultPlace, isDefaultDrop: isDefaultDrop[direction], blocking, direction })
    const egressListedBecause = because('out')
    const listedBecause = rule.direction === 'OUT' ? egressListedBecause : because('in')
    if (isBlocking(rule) && place !== defaultPlace) blocking.push(resolved)
    return { resolved, listedBecause, egressListedBecause, isDisabled: false }
  })
}

type Direction = 'in' | 'out'

function isAbout({ direction }: FirewallRule, wanted: Direction): boolean {
  return direction !== (wanted === 'in' ? 'OUT' : 'IN')
}

interface Surroundings {
  readonly direction: Direction
  readonly place: number
  readonly defaultPlace: number
  readonly isDefaultDrop: boolean
  readonly blocking: readonly ResolvedRule[]
}

function reasonToList(resolved: ResolvedRule, { place, defaultPlace, isDefaultDrop, blocking, direction }: Surroundings): string | null {
  const { rule, sources, destinations, scope, services } = resolved
  const [subjectIds, subjects] = direction === 'in' ? [resolved.targetIds, destinations] : [resolved.senderIds, sources]
  if (place === defaultPlace) return isDefaultDrop ? 'It stops what no other rule lets through, as a policy does to the VMs that it selects.' : 'It lets through what no other rule names, which no policy does to the VMs that it selects.'
  if (defaultPlace !== -1 && place > defaultPlace) return 'A rule for everything stands before it, so it is never asked.'
  if (isBlocking(rule)) return 'A policy lets through and cannot stop a part of it.'
  if (rule.action !== 'ALLOW') return `A policy knows no action ${rule.action ?? 'without a name'}.`
  if (!isDefaultDrop) return 'The export has no rule that stops everything else: a policy would stop what the firewall lets through.'
  if (rule.isSourceNegated === true || rule.isDestinationNegated === true) return 'It is for all but the groups that it names.'
  if (rule.profiles.length > 0) return `It looks into the traffic (${rule.profiles.join(', ')}), which a policy does not.`
  if (!isAbout(rule, direction)) return direction === 'in' ? 'It is about what goes out.' : 'It is about what comes in.'
  if (rule.ipProtocol === 'IPV6') return 'It is about IPv6 alone.'
  const unresolved = [...sources.unresolved, ...destinations.unresolved, ...(scope.isAny ? [] : scope.unresolved)]
  if (unresolved.length > 0) return `Nobody can tell from the inventory whom it means: ${[...new Set(unresolved)].join(', ')}.`
  if (services.unresolved.length > 0 && services.ports.length === 0) return untoldServices(services.unresolved)
  if (subjectIds.size === 0) return subjects.isAny && scope.isAny ? 'It is for every VM: decide where it is needed.' : `It lets traffic ${direction === 'in' ? 'in to' : 'out of'} no VM of the estate.`
  const earlier = blocking.find((other) => mayMeet(other, resolved, direction))
  return earlier === undefined ? null : `The rule ${earlier.label} stands before it and may stop a part of it.`
}

/** Ports of TCP, UDP and SCTP are all that the API of policies has (NetworkPolicyPort). */
export function untoldServices(services: readonly string[]): string {
  const icmp = services.filter((service) => /^icmp/i.test(service))
  const others = services.filter((service) => !icmp.includes(service))
  return [...(icmp.length > 0 ? [`A policy knows ports of TCP, UDP and SCTP and no ICMP, so it stops ${icmp.join(', ')} (ping among it).`] : []), ...(others.length > 0 ? [`A policy cannot say ${others.join(', ')}.`] : [])].join(' ')
}

/** Whether a rule that stops and one that lets through can be about the same traffic. */
function mayMeet(stopping: ResolvedRule, letting: ResolvedRule, direction: Direction): boolean {
  const meets = (stopped: Membership, isNegated: boolean | null, allowed: Membership, subjectIds: ReadonlySet<string> | null): boolean => {
    if (stopped.isAny || stopped.unresolved.length > 0 || isNegated === true) return true
    if (subjectIds !== null) return [...subjectIds].some((id) => stopped.vmIds.has(id))
    return allowed.isAny || [...allowed.vmIds].some((id) => stopped.vmIds.has(id)) || allowed.ranges.some((one) => stopped.ranges.some((other) => one.first <= other.last && other.first <= one.last))
  }
  return (
    meets(stopping.destinations, stopping.rule.isDestinationNegated, letting.destinations, direction === 'in' ? letting.targetIds : null) &&
    meets(stopping.sources, stopping.rule.isSourceNegated, letting.sources, direction === 'out' ? letting.senderIds : null)
  )
}
