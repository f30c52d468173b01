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
  /** VMs that it names in any place. */
  readonly namedIds: ReadonlySet<string>
}

export interface RuleVerdict {
  readonly resolved: ResolvedRule
  /** Null: it can be told by a policy. */
  readonly listedBecause: string | null
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
    const targetIds = destinations.isAny ? scope.vmIds : isScoped ? new Set([...destinations.vmIds].filter((id) => scope.vmIds.has(id) || sources.vmIds.has(id))) : destinations.vmIds
    return { rule, label: ruleLabel(rule), sources, destinations, scope, services: services(anyIfNone(rule.services)), targetIds, namedIds: new Set([...sources.vmIds, ...destinations.vmIds, ...scope.vmIds]) }
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
  const isDefaultDrop = defaultRule !== undefined && isBlocking(defaultRule.rule)
  const blocking: ResolvedRule[] = []
  return rules.map((resolved, place) => {
    const { rule } = resolved
    if (rule.isEnabled === false) return { resolved, listedBecause: 'It is disabled.', isDisabled: true }
    const listedBecause = reasonToList(resolved, { place, defaultPlace, isDefaultDrop, blocking })
    if (isBlocking(rule) && place !== defaultPlace) blocking.push(resolved)
    return { resolved, listedBecause, isDisabled: false }
  })
}

interface Surroundings {
  readonly place: number
  readonly defaultPlace: number
  readonly isDefaultDrop: boolean
  readonly blocking: readonly ResolvedRule[]
}

function reasonToList(resolved: ResolvedRule, { place, defaultPlace, isDefaultDrop, blocking }: Surroundings): string | null {
  const { rule, sources, destinations, scope, services, targetIds } = resolved
  if (place === defaultPlace) return isDefaultDrop ? 'It stops what no other rule lets through, as a policy does to the VMs that it selects.' : 'It lets through what no other rule names, which no policy does to the VMs that it selects.'
  if (defaultPlace !== -1 && place > defaultPlace) return 'A rule for everything stands before it, so it is never asked.'
  if (isBlocking(rule)) return 'A policy lets through and cannot stop a part of it.'
  if (rule.action !== 'ALLOW') return `A policy knows no action ${rule.action ?? 'without a name'}.`
  if (!isDefaultDrop) return 'The export has no rule that stops everything else: a policy would stop what the firewall lets through.'
  if (rule.isSourceNegated === true || rule.isDestinationNegated === true) return 'It is for all but the groups that it names.'
  if (rule.profiles.length > 0) return `It looks into the traffic (${rule.profiles.join(', ')}), which a policy does not.`
  if (rule.direction === 'OUT') return 'It is about what goes out; only what comes in is carried over.'
  if (rule.ipProtocol === 'IPV6') return 'It is about IPv6 alone.'
  const unresolved = [...sources.unresolved, ...destinations.unresolved, ...(scope.isAny ? [] : scope.unresolved)]
  if (unresolved.length > 0) return `Nobody can tell from the inventory whom it means: ${[...new Set(unresolved)].join(', ')}.`
  if (services.unresolved.length > 0) return `A policy cannot say ${services.unresolved.join(', ')}.`
  if (targetIds.size === 0) return destinations.isAny && scope.isAny ? 'It is for every VM: decide where it is needed.' : 'It lets traffic in to no VM of the estate.'
  const earlier = blocking.find((other) => mayMeet(other, resolved))
  return earlier === undefined ? null : `The rule ${earlier.label} stands before it and may stop a part of it.`
}

/** Whether a rule that stops and one that lets through can be about the same traffic. */
function mayMeet(stopping: ResolvedRule, letting: ResolvedRule): boolean {
  const { sources, destinations } = stopping
  const isVague = (side: Membership, isNegated: boolean | null): boolean => side.isAny || side.unresolved.length > 0 || isNegated === true
  const meetsDestination = isVague(destinations, stopping.rule.isDestinationNegated) || [...letting.targetIds].some((id) => destinations.vmIds.has(id))
  if (!meetsDestination) return false
  if (isVague(sources, stopping.rule.isSourceNegated) || letting.sources.isAny) return true
  return [...letting.sources.vmIds].some((id) => sources.vmIds.has(id)) || letting.sources.ranges.some((one) => sources.ranges.some((other) => one.first <= other.last && other.first <= one.last))
}
