import type { NetworkChoices } from '#shared/contract/mapping-rows.ts'
import type { NetworkDraft } from './network-draft.ts'

/** What follows from a choice, by the code of its sentence. */
export interface NetworkConsequence {
  readonly code:
    | 'localnet' | 'mac-checked' | 'policies' | 'no-policies' | 'no-ipam' | 'scope-default' | 'scope-each'
    | 'cluster-network' | 'cluster-network-unknown'
    | 'policy-lost' | 'own-uplink' | 'trunk' | 'no-bridge'
    | 'sriov-migration' | 'sriov-nodes' | 'sriov-interface' | 'no-pool'
    | 'pod-addresses' | 'pod-once' | 'primary' | 'no-primary' | 'left-out'
  readonly kind: 'good' | 'note' | 'warning'
  readonly values: Readonly<Record<string, string>>
}

/** What is shown beside a choice: policies that are lost, what live migration does, what the release lacks. In the order in which it matters. */
export function networkConsequences(draft: NetworkDraft, choices: NetworkChoices): readonly NetworkConsequence[] {
  if (draft.type === 'ignored') return [say('left-out', 'warning')]
  if (draft.type === 'pod') return [say('pod-addresses', 'warning'), say('pod-once', 'note'), ...primaries(choices)]
  const common = [...scopeOf(draft, choices), say('no-ipam', 'note')]
  if (draft.type === 'bridge') {
    return [
      ...(choices.bridges.length === 0 ? [say('no-bridge', 'warning')] : []),
      say('policy-lost', 'warning'),
      say('own-uplink', 'note'),
      ...(draft.vlan === 'source' ? [say('trunk', 'good')] : []),
      ...common,
    ]
  }
  if (draft.type === 'sriov') {
    return [...(choices.pools.length === 0 ? [say('no-pool', 'warning')] : []), say('sriov-migration', 'warning'), say('policy-lost', 'warning'), say('sriov-nodes', 'note'), say('sriov-interface', 'warning'), ...common]
  }
  const arePoliciesWanted = draft.policies === '' ? choices.policies !== 'none' : draft.policies === 'yes'
  return [say('localnet', 'good'), say('mac-checked', 'note'), ...clusterNetwork(draft, choices), say(arePoliciesWanted ? 'policies' : 'no-policies', 'note'), ...common]
}

function clusterNetwork(draft: NetworkDraft, choices: NetworkChoices): readonly NetworkConsequence[] {
  if (!isClusterNetwork(draft, choices)) return []
  return [choices.hasClusterLocalnets ? say('cluster-network', 'warning') : say('cluster-network-unknown', 'warning', { openshift: choices.openshift })]
}

function scopeOf(draft: NetworkDraft, choices: NetworkChoices): readonly NetworkConsequence[] {
  if (draft.type === 'localnet' && choices.hasClusterLocalnets && isClusterNetwork(draft, choices)) return []
  return [say((draft.scope || choices.scope) === 'each' ? 'scope-each' : 'scope-default', 'note')]
}

function isClusterNetwork({ as }: NetworkDraft, { localnetAs }: NetworkChoices): boolean {
  return (as || localnetAs) === 'cluster-network'
}

function primaries({ isolated }: NetworkChoices): readonly NetworkConsequence[] {
  if (isolated.length === 0) return [say('no-primary', 'note')]
  return isolated.map(({ name, namespaces, subnet }) => say('primary', 'note', { name, subnet, namespaces: namespaces.join(', ') }))
}

function say(code: NetworkConsequence['code'], kind: NetworkConsequence['kind'], values: Readonly<Record<string, string>> = {}): NetworkConsequence {
  return { code, kind, values }
}
