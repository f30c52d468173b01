import type { FirewallRule } from '#shared/domain/side/firewall.ts'

/** The order in which NSX asks its categories (NSX Distributed Firewall); what states none comes with the last. */
const CATEGORIES = ['ETHERNET', 'EMERGENCY', 'INFRASTRUCTURE', 'ENVIRONMENT', 'APPLICATION']

/** Rules in the order in which they are asked: by category, by the policies as the file has them, by their place within. */
export function orderRules(rules: readonly FirewallRule[]): readonly FirewallRule[] {
  const placeOfPolicy = new Map<string, number>()
  for (const rule of rules) if (!placeOfPolicy.has(policyKey(rule))) placeOfPolicy.set(policyKey(rule), placeOfPolicy.size)
  const categoryOf = ({ category }: FirewallRule): number => {
    const place = CATEGORIES.indexOf((category ?? '').toUpperCase())
    return place === -1 ? CATEGORIES.length - 1 : place
  }
  return rules
    .map((rule, index) => ({ rule, index }))
    .sort((left, right) =>
      categoryOf(left.rule) - categoryOf(right.rule) ||
      (placeOfPolicy.get(policyKey(left.rule)) ?? 0) - (placeOfPolicy.get(policyKey(right.rule)) ?? 0) ||
      (left.rule.sequence ?? left.rule.row) - (right.rule.sequence ?? right.rule.row) ||
      left.index - right.index)
    .map(({ rule }) => rule)
}

/** How people know a rule: many policies have one called alike, so its policy goes before it. */
export function ruleLabel(rule: FirewallRule): string {
  return rule.policy === null ? ruleName(rule) : `${rule.policy}: ${ruleName(rule)}`
}

/** Its name, or its id, or where it stands in its file. */
export function ruleName({ name, ruleId, sheet, row }: FirewallRule): string {
  return name ?? ruleId ?? `${sheet}, row ${String(row)}`
}

/** Whether it is about everybody and everything: the default rule. */
export function isForEverything({ sources, destinations, services, appliedTo, profiles, isSourceNegated, isDestinationNegated }: FirewallRule): boolean {
  const isAny = (names: readonly string[]): boolean => names.length === 0 || names.includes('ANY')
  return isAny(sources) && isAny(destinations) && isAny(services) && isAny(scopeNames({ appliedTo })) && profiles.length === 0 && isSourceNegated !== true && isDestinationNegated !== true
}

/** Where it holds; pages of NSX write DFW for the whole firewall. */
export function scopeNames({ appliedTo }: Pick<FirewallRule, 'appliedTo'>): readonly string[] {
  return appliedTo.length === 0 ? ['ANY'] : appliedTo.map((place) => (place.toUpperCase() === 'DFW' ? 'ANY' : place))
}

/** Whether it stops what it is about. */
export function isBlocking({ action }: FirewallRule): boolean {
  return action === 'DROP' || action === 'REJECT' || action === 'BLOCK' || action === 'DENY'
}

function policyKey({ category, policy }: FirewallRule): string {
  return JSON.stringify([category, policy])
}
