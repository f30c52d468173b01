import type { LaidOutGroup, LayoutProblem, NodeNetworkPlan, PlannedPodNetwork } from '#shared/domain/plan/node-network.ts'
import { createNameAllocator } from '#shared/engine/naming/name-allocator.ts'
import { type BandwidthNeeds, checkBandwidth, NO_NEEDS } from './check-bandwidth.ts'
import { type LayoutInput, layOutGroup } from './lay-out-group.ts'
import { GROUPS_RULES, LAYOUT_RULES } from './registry.ts'
import { planPolicies } from './plan-policies.ts'
import { IMPORT_NETWORK_NAME, LIVE_MIGRATION_NETWORK_NAME, VIRTUALIZATION_NAMESPACE } from './pod-network-names.ts'

/**
 * The networks of all nodes: what each group's NICs become, the policies that make it so, the networks of pods, and
 * every rule that is broken. A group with an error gets no policy; an attachment whose interface differs between groups,
 * or whose addresses nobody has stated, is not written. Null where the target names no group of nodes.
 */
export function layOutNodes(input: LayoutInput & { readonly needs?: BandwidthNeeds }): NodeNetworkPlan | null {
  const { target, vmVlans, needsTrunks, needs = NO_NEEDS } = input
  const { nicLayout: layout } = target
  if (layout.groups.length === 0) return null
  const laidOut = layout.groups.map((group) => ({ group, laidOut: layOutGroup(group, input) }))
  const groups = laidOut.map((entry) => entry.laidOut)
  const problems: LayoutProblem[] = [
    ...laidOut.flatMap((entry) => LAYOUT_RULES.flatMap((rule) => rule.check({ ...entry, layout, target, vmVlans, needsTrunks }).map((found) => ({ ruleId: rule.id, group: entry.group.name, ...found })))),
    ...GROUPS_RULES.flatMap((rule) => rule.check(groups).map((found) => ({ ruleId: rule.id, ...found }))),
  ]
  const faulty = new Set(problems.filter(({ severity }) => severity === 'error').map(({ group }) => group))
  const allocator = createNameAllocator()
  const written = laidOut.filter(({ group }) => !faulty.has(group.name))
  const { liveMigration, import: transfer } = layout.networks
  return {
    groups,
    policies: written.flatMap((entry) => planPolicies(entry.group, entry.laidOut, layout, allocator)),
    liveMigration: faulty.size > 0 || liveMigration === undefined ? null : podNetwork('liveMigration', { ...liveMigration, name: LIVE_MIGRATION_NETWORK_NAME, namespace: VIRTUALIZATION_NAMESPACE, route: null }, groups),
    transfer: faulty.size > 0 || transfer === undefined ? null : podNetwork('import', { ...transfer, name: IMPORT_NETWORK_NAME, namespace: 'default', route: transfer.route }, groups),
    bandwidthMbpsPerMigration: layout.bandwidthMbpsPerMigration ?? null,
    problems: sortBySeverity(problems),
    bandwidth: groups.flatMap((group) => checkBandwidth(group, layout, needs)),
  }
}

const SEVERITIES = ['error', 'broken', 'open', 'accepted', 'note'] as const

function sortBySeverity(problems: readonly LayoutProblem[]): readonly LayoutProblem[] {
  return SEVERITIES.flatMap((severity) => problems.filter((problem) => problem.severity === severity))
}

interface PodNetworkWish {
  readonly name: string
  readonly namespace: string
  readonly range?: string | undefined
  readonly mtu?: number | undefined
  readonly route: string | null
}

/** Pods reach the network by a macvlan on the host's interface, which has to be called alike on every node. */
function podNetwork(traffic: 'liveMigration' | 'import', { name, namespace, range, mtu, route }: PodNetworkWish, groups: readonly LaidOutGroup[]): PlannedPodNetwork | null {
  const masters = new Set(groups.map((group) => group.hostInterfaces.find((own) => own.traffic === traffic)?.name ?? null))
  const [master = null] = masters
  if (range === undefined || master === null || masters.size > 1) return null
  return { name, namespace, master, mtu: mtu ?? null, range, route }
}
