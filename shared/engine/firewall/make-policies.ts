import { compareText } from '#shared/domain/compare.ts'
import type { AllowedTraffic, PlannedNetworkPolicy } from '#shared/domain/plan/network-security.ts'
import { createNameAllocator } from '#shared/engine/naming/name-allocator.ts'
import { toDnsLabel } from '#shared/engine/naming/dns-label.ts'
import { networksOf } from './address-ranges.ts'
import { type ResolvedRule, untoldServices } from './judge-rules.ts'
import type { Membership } from './resolve-groups.ts'
import type { PolicyPort } from './resolve-services.ts'
import type { VmReach } from './vm-attachments.ts'

/** What a policy makes of a rule. */
export interface CarriedRule {
  readonly policies: readonly PlannedNetworkPolicy[]
  /** What of it no policy carries, one sentence each; nothing where all of it is. */
  readonly left: readonly string[]
}

/** Ranges up to this are written port by port, since a MultiNetworkPolicy has no endPort (its CustomResourceDefinition, v1beta1). */
const MOST_PORTS_WRITTEN_OUT = 16

/** What carrying a rule needs to know. */
export interface Carrying {
  readonly reaches: ReadonlyMap<string, VmReach>
  /** Addresses of VMs that are in no plan, which stay where they are. */
  readonly addressesOfOthers: ReadonlyMap<string, readonly string[]>
  readonly allocate: (namespace: string, wanted: string, identity: string) => string
}

/** Names for policies, unique in their namespace. */
export function createPolicyNames(): Carrying['allocate'] {
  const allocators = new Map<string, ReturnType<typeof createNameAllocator>>()
  return (namespace, wanted, identity) => {
    const allocator = allocators.get(namespace) ?? createNameAllocator()
    allocators.set(namespace, allocator)
    return allocator.allocate(toDnsLabel(wanted), identity)
  }
}

/** A policy for each namespace and kind of network on which the VMs are that a rule lets traffic in to, or out of: `subjectIds`. */
export function carryRule(resolved: ResolvedRule, direction: PlannedNetworkPolicy['direction'], subjectIds: ReadonlySet<string>, { reaches, addressesOfOthers, allocate }: Carrying): CarriedRule {
  const targets = [...subjectIds].flatMap((id) => reaches.get(id) ?? [])
  const isEgress = direction === 'egress'
  const others = isEgress ? resolved.destinations : resolved.sources
  const left: string[] = resolved.services.unresolved.length > 0 ? [untoldServices(resolved.services.unresolved)] : []
  if (targets.length < subjectIds.size) left.push(`${String(subjectIds.size - targets.length)} of the VMs that it lets traffic ${isEgress ? 'out of' : 'in to'} are in no plan.`)
  const withoutPolicy = targets.filter(({ policed, unpoliced, isOnPodNetwork }) => unpoliced.length > 0 || (policed.length === 0 && !isOnPodNetwork))
  if (withoutPolicy.length > 0) left.push(`${String(withoutPolicy.length)} of these VMs have a NIC on a network where no policy holds, or none is asked for.`)
  const policies: PlannedNetworkPolicy[] = []
  for (const kind of ['MultiNetworkPolicy', 'NetworkPolicy'] as const) {
    const own = targets.filter(({ policed, isOnPodNetwork }) => (kind === 'NetworkPolicy' ? isOnPodNetwork : policed.length > 0))
    if (own.length === 0) continue
    const peers = kind === 'NetworkPolicy' ? podPeers(others, direction, reaches) : addressPeers(others, direction, reaches, addressesOfOthers)
    left.push(...peers.left)
    const ports = kind === 'NetworkPolicy' ? resolved.services.ports : writtenOut(resolved.services.ports)
    if (ports === null) {
      left.push('A range of ports is too long to be written out, and a MultiNetworkPolicy knows no ranges.')
      continue
    }
    if (!others.isAny && peers.cidrs.length === 0 && peers.vms.length === 0) {
      left.push(`Nothing is known by which a policy could tell its ${isEgress ? 'destinations' : 'sources'}.`)
      continue
    }
    const allowed: AllowedTraffic = { rules: [resolved.label], cidrs: peers.cidrs, vms: peers.vms, ports: resolved.services.isAny ? [] : ports }
    for (const namespace of [...new Set(own.map((reach) => reach.namespace))].sort(compareText)) {
      const here = own.filter((reach) => reach.namespace === namespace)
      policies.push({
        kind,
        direction,
        namespace,
        name: allocate(namespace, `${resolved.label}${isEgress ? '-out' : ''}${kind === 'NetworkPolicy' ? '-pod' : ''}`, JSON.stringify([resolved.rule.policy, resolved.rule.ruleId, resolved.rule.sheet, resolved.rule.row, kind, ...(isEgress ? [direction] : [])])),
        attachments: kind === 'NetworkPolicy' ? [] : [...new Set(here.flatMap(({ policed }) => policed))].sort(compareText),
        vmNames: here.map(({ targetName }) => targetName).sort(compareText),
        isSkeleton: false,
        allowed: [allowed],
        comments: [],
      })
    }
  }
  return { policies, left: [...new Set(left)] }
}

interface Peers extends Pick<AllowedTraffic, 'cidrs' | 'vms'> {
  readonly left: readonly string[]
}

/** On a network without addresses of its own OVN-Kubernetes knows senders by their addresses alone. */
function addressPeers(side: Membership, direction: PlannedNetworkPolicy['direction'], reaches: ReadonlyMap<string, VmReach>, others: ReadonlyMap<string, readonly string[]>): Peers {
  if (side.isAny) return NO_PEERS
  const addresses = [...side.namedVmIds].map((id) => reaches.get(id)?.addresses ?? others.get(id) ?? [])
  const without = addresses.filter((own) => own.length === 0).length
  const cidrs = [...side.ranges.flatMap(networksOf), ...addresses.flat().map((address) => `${address}/32`)]
  return { cidrs: [...new Set(cidrs)].sort(compareText), vms: [], left: without > 0 ? [`${String(without)} of the VMs that ${sendOrReceive(direction)} have no address that is known and stays.`] : [] }
}

/** On the pod network VMs are known by their names, since their addresses change. */
function podPeers(side: Membership, direction: PlannedNetworkPolicy['direction'], reaches: ReadonlyMap<string, VmReach>): Peers {
  if (side.isAny) return NO_PEERS
  const named = [...side.namedVmIds].map((id) => reaches.get(id))
  const onPod = named.filter((reach) => reach?.isOnPodNetwork === true).filter((reach) => reach !== undefined)
  const namespaces = [...new Set(onPod.map(({ namespace }) => namespace))].sort(compareText)
  const elsewhere = named.length - onPod.length
  return {
    cidrs: [...new Set(side.ranges.flatMap(networksOf))].sort(compareText),
    vms: namespaces.map((namespace) => ({ namespace, names: onPod.filter((reach) => reach.namespace === namespace).map(({ targetName }) => targetName).sort(compareText) })),
    left: elsewhere > 0 ? [`${String(elsewhere)} of the VMs that ${sendOrReceive(direction)} are not on the pod network.`] : [],
  }
}

function sendOrReceive(direction: PlannedNetworkPolicy['direction']): string {
  return direction === 'egress' ? 'receive' : 'send'
}

const NO_PEERS: Peers = { cidrs: [], vms: [], left: [] }

function writtenOut(ports: readonly PolicyPort[]): readonly PolicyPort[] | null {
  if (ports.some(({ port, endPort }) => endPort !== null && port !== null && endPort - port >= MOST_PORTS_WRITTEN_OUT)) return null
  return ports.flatMap(({ protocol, port, endPort }) => (port === null || endPort === null ? [{ protocol, port, endPort: null }] : Array.from({ length: endPort - port + 1 }, (_, index) => ({ protocol, port: port + index, endPort: null }))))
}

/** Policies that let everything in, for the VMs that no other selects: a place to begin. */
export function skeletonPolicies(reaches: readonly VmReach[], allocate: Carrying['allocate']): readonly PlannedNetworkPolicy[] {
  const policies: PlannedNetworkPolicy[] = []
  for (const namespace of [...new Set(reaches.map((reach) => reach.namespace))].sort(compareText)) {
    const here = reaches.filter((reach) => reach.namespace === namespace)
    const skeleton = (kind: PlannedNetworkPolicy['kind'], wanted: string, attachments: readonly string[], members: readonly VmReach[]): void => {
      if (members.length === 0) return
      policies.push({ kind, direction: 'ingress', namespace, name: allocate(namespace, wanted, JSON.stringify(['skeleton', wanted])), attachments, vmNames: members.map(({ targetName }) => targetName).sort(compareText), isSkeleton: true, allowed: [{ rules: [], cidrs: [], vms: [], ports: [] }], comments: [] })
    }
    for (const attachment of [...new Set(here.flatMap(({ policed }) => policed))].sort(compareText)) skeleton('MultiNetworkPolicy', `skeleton-${attachment.slice(attachment.indexOf('/') + 1)}`, [attachment], here.filter(({ policed }) => policed.includes(attachment)))
    skeleton('NetworkPolicy', 'skeleton-pod-network', [], here.filter(({ isOnPodNetwork }) => isOnPodNetwork))
  }
  return policies
}
