import { compareNatural, compareText } from '#shared/domain/compare.ts'
import type { EstatePortGroup, EstateVm } from '#shared/domain/estate/estate.ts'
import type { PlannedAttachment, PlannedPlan, PortGroupMapping } from '#shared/domain/plan/migration-plan.ts'
import type { JudgedRule, NetworkSecurityPlan, OpenSecurityQuestion, PlannedNetworkPolicy } from '#shared/domain/plan/network-security.ts'
import type { FirewallGroup, FirewallRule, FirewallService } from '#shared/domain/side/firewall.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { portGroupKind } from '#shared/engine/mapping/network/port-group-kind.ts'
import { ipv4Texts } from './find-firewall-vms.ts'
import { judgeRules, resolveRules, type RuleVerdict } from './judge-rules.ts'
import { carryRule, createPolicyNames, skeletonPolicies } from './make-policies.ts'
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
  const rules = (verdicts ?? []).map(({ resolved, listedBecause, isDisabled }): JudgedRule => {
    const head = { rule: ruleName(resolved.rule), policy: resolved.rule.policy, action: resolved.rule.action, vmIds: [...resolved.namedIds].filter((id) => includedIds.has(id)).sort(compareNatural) }
    if (listedBecause !== null) return { ...head, outcome: isDisabled ? 'disabled' : 'listed', because: listedBecause, policies: [] }
    if (wanted !== 'translated') return { ...head, outcome: 'listed', because: NOT_ASKED, policies: [] }
    const { policies, left } = carryRule(resolved, { reaches, addressesOfOthers, allocate })
    translated.push(...policies)
    const because = left.length > 0 ? left.join(' ') : 'All of it is in policies.'
    return { ...head, outcome: policies.length === 0 ? 'listed' : left.length > 0 ? 'partly' : 'translated', because, policies: policies.map(({ namespace, name }) => `${namespace}/${name}`) }
  })
  const selected = new Set(translated.flatMap(({ namespace, vmNames }) => vmNames.map((name) => `${namespace}/${name}`)))
  const bare = [...reaches.values()].filter(({ namespace, targetName }) => !selected.has(`${namespace}/${targetName}`))
  const notCarried = listedByTarget(verdicts ?? [], rules)
  const idOfName = new Map([...reaches.values()].map(({ vmId, namespace, targetName }) => [`${namespace}/${targetName}`, vmId]))
  const policies = [...translated.map((policy) => withComments(policy, policy.vmNames.map((name) => idOfName.get(`${policy.namespace}/${name}`) ?? ''), notCarried)), ...(wanted === 'none' ? [] : skeletonPolicies(bare, allocate))]
  return {
    hasRules: verdicts !== null,
    rules,
    policies: policies.sort((left, right) => compareText(left.namespace, right.namespace) || compareText(left.kind, right.kind) || compareText(left.name, right.name)),
    rulesByVm: rulesByVm(verdicts ?? []),
    open: verdicts === null ? openQuestions(input) : [],
    notEvaluated: verdicts === null ? ['No rules of a firewall were imported: what they let through to a VM is not evaluated.'] : [],
  }
}

/** By VM id: rules that let traffic in to it and are not, or not wholly, in policies. */
function listedByTarget(verdicts: readonly RuleVerdict[], rules: readonly JudgedRule[]): ReadonlyMap<string, readonly string[]> {
  const listed = new Map<string, string[]>()
  verdicts.forEach(({ resolved }, index) => {
    const outcome = rules[index]?.outcome
    if (outcome === 'translated' || outcome === 'disabled' || resolved.rule.action !== 'ALLOW') return
    for (const id of resolved.targetIds) listed.set(id, [...(listed.get(id) ?? []), resolved.label])
  })
  return listed
}

function withComments(policy: PlannedNetworkPolicy, vmIds: readonly string[], notCarried: ReadonlyMap<string, readonly string[]>): PlannedNetworkPolicy {
  const missing = [...new Set(vmIds.flatMap((id) => notCarried.get(id) ?? []))]
  if (missing.length === 0) return policy
  const rest = missing.length - MOST_RULES_NAMED
  return { ...policy, comments: [`These rules let traffic in to some of the VMs, too, and are not, or not wholly, in policies: ${missing.slice(0, MOST_RULES_NAMED).join(', ')}${rest > 0 ? ` and ${String(rest)} more` : ''}.`] }
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

/** Without an export nobody knows what NSX stops today for VMs on its segments. */
function openQuestions({ included, estatePortGroups }: SecurityInput): readonly OpenSecurityQuestion[] {
  const segments = new Map(estatePortGroups.filter((portGroup) => portGroupKind(portGroup) === 'nsx').map(({ id, name }) => [id, name]))
  if (segments.size === 0) return []
  return included.flatMap(({ id, name, nics }) => {
    const networks = [...new Set(nics.flatMap(({ portGroupId }) => (portGroupId === null ? [] : [segments.get(portGroupId)])))].filter((network) => network !== undefined).sort(compareNatural)
    return networks.length === 0 ? [] : [{ vmId: id, vmName: name, networks, message: `${name} is on ${networks.join(', ')}, a segment of NSX: import the rules of its firewall, or say that none protects the VM.` }]
  })
}
