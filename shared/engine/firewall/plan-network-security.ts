import { compareNatural, compareText } from '#shared/domain/compare.ts'
import type { EstatePortGroup, EstateVm } from '#shared/domain/estate/estate.ts'
import type { PlannedAttachment, PlannedPlan, PortGroupMapping } from '#shared/domain/plan/migration-plan.ts'
import type { JudgedRule, NetworkSecurityPlan, OpenSecurityQuestion, PlannedNetworkPolicy, RuleCounts } from '#shared/domain/plan/network-security.ts'
import type { FirewallGroup, FirewallRule, FirewallService } from '#shared/domain/side/firewall.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { portGroupKind } from '#shared/engine/mapping/network/port-group-kind.ts'
import { ipv4Texts } from './find-firewall-vms.ts'
import { judgeRules, resolveRules, type RuleVerdict } from './judge-rules.ts'
import { type CarriedRule, type Carrying, carryRule, createPolicyNames, skeletonPolicies } from './make-policies.ts'
import { orderRules, ruleName } from './order-rules.ts'
import { createGroupResolver } from './resolve-groups.ts'
import { createServiceResolver } from './resolve-services.ts'
import { reachOfVms, type VmReach } from './vm-attachments.ts'

/** What a firewall's export says. */
export interface FirewallFacts {
  readonly rules: readonly FirewallRule[]
  readonly groups: readonly FirewallGroup[]
  readonly services: readonly FirewallService[]
}

/** What each rule means to the estate, in the order in which rules are asked. The same for every target. */
export function judgeFirewall(facts: FirewallFacts, vms: readonly EstateVm[], portGroups: readonly EstatePortGroup[]): readonly RuleVerdict[] {
  const members = createGroupResolver(facts.groups, vms.filter(({ isTemplate }) => isTemplate !== true), new Map(portGroups.map(({ id, name }) => [id, name])))
  return judgeRules(resolveRules(orderRules(facts.rules), { members, services: createServiceResolver(facts.services) }))
}

export interface SecurityInput {
  /** Null: no rules of a firewall were imported. */
  readonly verdicts: readonly RuleVerdict[] | null
  readonly vms: readonly EstateVm[]
  /** VMs that are to be migrated. */
  readonly included: readonly EstateVm[]
  readonly estatePortGroups: readonly EstatePortGroup[]
  readonly plans: readonly PlannedPlan[]
  readonly attachments: readonly PlannedAttachment[]
  readonly portGroups: readonly PortGroupMapping[]
  readonly target: Target
}

/** Rules named in one comment; the rest is counted. */
const MOST_RULES_NAMED = 10
const NOT_ASKED = 'A policy can carry it, and the target asks for none (networks.policies).'

/** Policies for the VMs of the plans, as far as the target asks for them, and what no policy carries. */
export function planNetworkSecurity(input: SecurityInput): NetworkSecurityPlan {
  const { verdicts, vms, included, target, attachments } = input
  // Asked for on single networks alone they are places to begin with.
  const wanted = target.networks.policies === 'none' && attachments.some(({ hasPolicies }) => hasPolicies === true) ? 'skeletons' : target.networks.policies
  // Without policies nobody asks where a VM can be reached.
  const reaches = wanted === 'none' ? new Map<string, VmReach>() : reachOfVms({ ...input, isPolicedByDefault: target.networks.policies !== 'none' })
  const allocate = createPolicyNames()
  const includedIds = new Set(included.map(({ id }) => id))
  const addressesOfOthers = new Map(wanted !== 'translated' ? [] : vms.filter(({ id }) => !reaches.has(id)).map((vm) => [vm.id, vm.nics.flatMap(({ ipv4Addresses }) => ipv4Texts(ipv4Addresses))]))
  const translated: PlannedNetworkPolicy[] = []
  const carrying = { reaches, addressesOfOthers, allocate }
  // A policy on what goes out of a VM stops all that no policy lets out: rules for both ways have to let out of these, too.
  const restrictedIds = new Set((verdicts ?? []).flatMap(({ resolved, listedBecause }) => (resolved.rule.direction === 'OUT' && listedBecause === null ? [...resolved.senderIds] : [])))
  const rules = (verdicts ?? []).map((verdict): JudgedRule => {
    const { resolved, listedBecause, isDisabled } = verdict
    const head = { rule: ruleName(resolved.rule), policy: resolved.rule.policy, action: resolved.rule.action, vmIds: [...resolved.namedIds].filter((id) => includedIds.has(id)).sort(compareNatural) }
    if (listedBecause !== null) {
      const outbound = wanted === 'translated' ? carryOut(verdict, restrictedIds, carrying) : null
      translated.push(...(outbound?.policies ?? []))
      const isCarried = outbound !== null && outbound.policies.length > 0
      return { ...head, outcome: isDisabled ? 'disabled' : isCarried ? 'partly' : 'listed', because: isCarried ? `${listedBecause} What it lets out of VMs with policies on that is in them.` : listedBecause, policies: (outbound?.policies ?? []).map(policyName) }
    }
    if (wanted !== 'translated') return { ...head, outcome: 'listed', because: NOT_ASKED, policies: [] }
    const { policies, left } = carryBothWays(verdict, restrictedIds, carrying)
    translated.push(...policies)
    const because = left.length > 0 ? left.join(' ') : 'All of it is in policies.'
    return { ...head, outcome: policies.length === 0 ? 'listed' : left.length > 0 ? 'partly' : 'translated', because, policies: policies.map(policyName) }
  })
  const selected = new Set(translated.filter(({ direction }) => direction === 'ingress').flatMap(({ namespace, vmNames }) => vmNames.map((name) => `${namespace}/${name}`)))
  const bare = [...reaches.values()].filter(({ namespace, targetName }) => !selected.has(`${namespace}/${targetName}`))
  const notCarried = { ingress: listedBySubject(verdicts ?? [], rules, 'ingress'), egress: listedBySubject(verdicts ?? [], rules, 'egress') }
  const idOfName = new Map([...reaches.values()].map(({ vmId, namespace, targetName }) => [`${namespace}/${targetName}`, vmId]))
  const policies = [...translated.map((policy) => withComments(policy, policy.vmNames.map((name) => idOfName.get(`${policy.namespace}/${name}`) ?? ''), notCarried[policy.direction])), ...(wanted === 'none' ? [] : skeletonPolicies(bare, allocate))]
  return {
    hasRules: verdicts !== null,
    rules,
    policies: policies.sort((left, right) => compareText(left.namespace, right.namespace) || compareText(left.kind, right.kind) || compareText(left.name, right.name)),
    rulesByVm: rulesByVm(verdicts ?? []),
    countsByVm: countsByVm(verdicts ?? [], rules),
    open: verdicts === null ? openQuestions(input) : [],
    notEvaluated: verdicts === null ? ['No rules of a firewall were imported: what they let through to a VM is not evaluated.'] : [],
  }
}

/** What a rule lets in to its destinations, and for one about what goes out, or whose senders may send nothing else, what it lets out. */
function carryBothWays(verdict: RuleVerdict, restrictedIds: ReadonlySet<string>, carrying: Carrying): CarriedRule {
  const { resolved } = verdict
  if (resolved.rule.direction === 'OUT') return carryRule(resolved, 'egress', resolved.senderIds, carrying)
  const inbound = carryRule(resolved, 'ingress', resolved.targetIds, carrying)
  const outbound = carryOut(verdict, restrictedIds, carrying)
  return outbound === null ? inbound : { policies: [...inbound.policies, ...outbound.policies], left: [...new Set([...inbound.left, ...outbound.left])] }
}

/** What a rule for both ways lets out of VMs whose policies stop all else; null where it lets out of none, or no policy can tell. */
function carryOut({ resolved, egressListedBecause, isDisabled }: RuleVerdict, restrictedIds: ReadonlySet<string>, carrying: Carrying): CarriedRule | null {
  const { direction } = resolved.rule
  const senders = new Set([...resolved.senderIds].filter((id) => restrictedIds.has(id)))
  return isDisabled || direction === 'IN' || direction === 'OUT' || egressListedBecause !== null || senders.size === 0 ? null : carryRule(resolved, 'egress', senders, carrying)
}

function policyName({ namespace, name }: PlannedNetworkPolicy): string {
  return `${namespace}/${name}`
}

/** By VM id: rules that let traffic in to it, or out of it, and are not, or not wholly, in policies. */
function listedBySubject(verdicts: readonly RuleVerdict[], rules: readonly JudgedRule[], direction: PlannedNetworkPolicy['direction']): ReadonlyMap<string, readonly string[]> {
  const listed = new Map<string, string[]>()
  verdicts.forEach(({ resolved }, index) => {
    const outcome = rules[index]?.outcome
    if (outcome === 'translated' || outcome === 'disabled' || resolved.rule.action !== 'ALLOW' || resolved.rule.direction === (direction === 'ingress' ? 'OUT' : 'IN')) return
    for (const id of direction === 'ingress' ? resolved.targetIds : resolved.senderIds) listed.set(id, [...(listed.get(id) ?? []), resolved.label])
  })
  return listed
}

function withComments(policy: PlannedNetworkPolicy, vmIds: readonly string[], notCarried: ReadonlyMap<string, readonly string[]>): PlannedNetworkPolicy {
  const missing = [...new Set(vmIds.flatMap((id) => notCarried.get(id) ?? []))]
  if (missing.length === 0) return policy
  const rest = missing.length - MOST_RULES_NAMED
  return { ...policy, comments: [`These rules let traffic ${policy.direction === 'egress' ? 'out of' : 'in to'} some of the VMs, too, and are not, or not wholly, in policies: ${missing.slice(0, MOST_RULES_NAMED).join(', ')}${rest > 0 ? ` and ${String(rest)} more` : ''}.`] }
}

function rulesByVm(verdicts: readonly RuleVerdict[]): ReadonlyMap<string, readonly string[]> {
  const byVm = new Map<string, string[]>()
  for (const { resolved, isDisabled } of verdicts) {
    if (isDisabled) continue
    for (const id of resolved.namedIds) {
      const own = byVm.get(id)
      if (own === undefined) byVm.set(id, [resolved.label])
      else own.push(resolved.label)
    }
  }
  return byVm
}

function countsByVm(verdicts: readonly RuleVerdict[], rules: readonly JudgedRule[]): ReadonlyMap<string, RuleCounts> {
  const counts = new Map<string, { rules: number; translated: number; listed: number }>()
  verdicts.forEach(({ resolved, isDisabled }, index) => {
    if (isDisabled) return
    const isTranslated = rules[index]?.outcome === 'translated'
    for (const id of resolved.namedIds) {
      const own = counts.get(id) ?? { rules: 0, translated: 0, listed: 0 }
      counts.set(id, { rules: own.rules + 1, translated: own.translated + Number(isTranslated), listed: own.listed + Number(!isTranslated) })
    }
  })
  return counts
}

/** Without an export nobody knows what NSX stops today for VMs on its segments. */
function openQuestions({ included, estatePortGroups }: SecurityInput): readonly OpenSecurityQuestion[] {
  const segments = new Map(estatePortGroups.filter((portGroup) => portGroupKind(portGroup) === 'nsx').map(({ id, name }) => [id, name]))
  if (segments.size === 0) return []
  return included.flatMap(({ id, name, nics }) => {
    const networks = [...new Set(nics.flatMap(({ portGroupId }) => (portGroupId === null ? [] : [segments.get(portGroupId)])))].filter((network) => network !== undefined).sort(compareNatural)
    return networks.length === 0 ? [] : [{ vmId: id, vmName: name, networks, message: `${name} is on ${networks.join(', ')}, a segment of NSX: import the rules of its firewall, or say that none protects the VM.` }]
  })
}
