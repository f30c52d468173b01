import { compareText } from '#shared/domain/compare.ts'
import { countWords } from '#shared/domain/count-words.ts'
import type { PlacementCarrier, PlannedRule } from '#shared/domain/plan/placement.ts'
import type { Reason } from '#shared/domain/plan/reason.ts'
import type { PlacementPolicy } from '#shared/domain/target/placement-policy.ts'
import { createNameAllocator } from '#shared/engine/naming/name-allocator.ts'
import { toDnsLabel } from '#shared/engine/naming/dns-label.ts'
import type { SourceRule } from './collect-rules.ts'
import { findRuleConflicts } from './rule-conflicts.ts'

/** What goes before the slash of the labels that stand for rules and node groups. */
export const RULE_LABEL_PREFIX = 'portolan.io'
/** The name of a label has at most 63 characters (Kubernetes, labels and selectors); some go to the word before it. */
const RULE_NAME_MAX_LENGTH = 50

/** What becomes of each rule: how strongly it is kept, by which label, and why not where it is not. `nodes` is how many the target has; null: as many as sizing says. `groupOf` names the node group of a VM; null: none. */
export function planRules(rules: readonly SourceRule[], policy: PlacementPolicy, carrier: PlacementCarrier, nodes: number | null, groupOf: (vm: SourceRule['vms'][number]) => string | null): readonly PlannedRule[] {
  const wishes = new Map(policy.rules.map(({ rule, strength }) => [rule, strength]))
  const conflicts = findRuleConflicts(rules.filter(({ name }) => wishes.get(name) !== 'ignored'))
  const names = createNameAllocator(RULE_NAME_MAX_LENGTH)
  return rules.map((rule): PlannedRule => {
    const wish = wishes.get(rule.name)
    const lost = wish === 'ignored' ? { code: 'rule-ignored', message: `The target gives ${rule.name} up.` } : (conflicts.get(rule.id) ?? lostBecause(rule))
    const { strength, reasons } = lost === null ? strengthOf(rule, policy, wish === 'ignored' ? undefined : wish, nodes, groupOf) : { strength: null, reasons: [lost] }
    const isAmongVms = rule.kind === 'together' || rule.kind === 'apart'
    const name = strength === null ? null : names.allocate(toDnsLabel(rule.name, RULE_NAME_MAX_LENGTH) || 'rule', rule.id)
    return {
      ruleId: rule.id,
      sourceId: rule.sourceId,
      clusterName: rule.clusterName,
      name: rule.name,
      kind: rule.kind,
      strength,
      vms: rule.vms.map(({ id, name: vmName }) => ({ vmId: id, name: vmName })),
      hostNames: rule.hostNames,
      labelKey: name === null ? null : `${RULE_LABEL_PREFIX}/${isAmongVms ? 'rule' : 'hosts'}-${name}`,
      carrier: strength === null ? 'advice' : carrier,
      reasons,
    }
  })
}

function lostBecause({ kind, vms, name }: SourceRule): Reason | null {
  if (kind === 'disabled') return { code: 'rule-disabled', message: `${name} is switched off at the source, so there is nothing to keep.` }
  if (kind === 'unknown') return { code: 'rule-unknown', message: `The inventory does not say what ${name} asks for: look it up at the source, and place its VMs by hand.` }
  if ((kind === 'together' || kind === 'apart') && vms.length < 2) return { code: 'rule-alone', message: `Of ${name} only ${vms[0]?.name ?? 'no VM'} takes part in the migration, so it says nothing on the target.` }
  return null
}

function strengthOf({ kind, isEnforced, name, vms, hostNames }: SourceRule, { unstatedRules }: PlacementPolicy, wish: 'required' | 'preferred' | undefined, nodes: number | null, groupOf: (vm: SourceRule['vms'][number]) => string | null): Pick<PlannedRule, 'strength' | 'reasons'> {
  const stated = wish ?? (isEnforced === null ? unstatedRules : isEnforced ? 'required' : 'preferred')
  const because: Reason[] = [
    wish !== undefined
      ? { code: 'strength-chosen', message: `The target wants ${name} ${wish}.` }
      : isEnforced === null
      ? { code: 'strength-unstated', message: `The source does not say whether ${name} must hold: ${unstatedRules} by the target's policy.` }
      : { code: isEnforced ? 'rule-enforced' : 'rule-soft', message: `${name} ${isEnforced ? 'is' : 'is not'} enforced at the source.` },
  ]
  const isOnNodes = kind === 'on-hosts' || kind === 'off-hosts'
  if (isOnNodes && hostNames === null) because.push({ code: 'hosts-unknown', message: `The inventory does not name the hosts of ${name}${isEnforced === null ? ' and may not say whether its VMs belong on them' : ''}: look them up before nodes are labelled.` })
  // The pod that a VM moves to has to be beside the others, and the only node where they are is the one that it leaves.
  if (kind === 'together' && stated === 'required') return { strength: 'preferred', reasons: [...because, { code: 'together-preferred', message: `${name} is kept as a preference: required, no VM of it could be migrated live, and no node could be drained.` }] }
  if (kind === 'apart' && stated === 'required' && nodes !== null && vms.length >= nodes) because.push(tooFewNodes(name, vms.length, nodes))
  else if (kind === 'apart' && stated === 'required') because.push({ code: 'apart-nodes', message: nodesTaken(name, vms.map(groupOf)) })
  if (kind === 'on-hosts' && stated === 'required') because.push({ code: 'nodes-first', message: `VMs of ${name} start only once nodes bear its label.` })
  return { strength: stated, reasons: because }
}

/** Nodes of a group hold the VMs of that group alone, so each group has to have enough. */
function nodesTaken(name: string, groups: readonly (string | null)[]): string {
  const counts = new Map<string | null, number>()
  for (const group of groups) counts.set(group, (counts.get(group) ?? 0) + 1)
  const [only = null] = counts.keys()
  if (counts.size === 1) return `${name} takes ${countWords(groups.length, 'node')}${only === null ? '' : ` of the group ${only}`}, and ${groups.length + 1} for one of them to be drained.`
  const parts = [...counts].sort(([left], [right]) => compareText(left ?? '\uffff', right ?? '\uffff')).map(([group, count]) => `${countWords(count, 'node')} ${group === null ? 'of no group' : `of the group ${group}`}`)
  return `${name} takes ${parts.join(' and ')}, and one more of each for one of them to be drained.`
}

/** As many nodes as VMs hold them, and then none of the nodes can be drained. */
function tooFewNodes(name: string, vms: number, nodes: number): Reason {
  const what = vms > nodes ? `${vms - nodes} of them never start` : 'none of the nodes can be drained'
  return { code: 'apart-too-few-nodes', message: `${name} keeps ${vms} VMs apart, and the target has ${countWords(nodes, 'node')}: ${what}. Keep the rule as a preference, or plan for more nodes.` }
}
