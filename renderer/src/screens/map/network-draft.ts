import type { NetworkRow } from '#shared/contract/mapping-rows.ts'
import type { DecisionValue } from '#shared/domain/decisions/decision.ts'

type Decision = DecisionValue<'port-group.network'>

/** In the order in which they are offered. */
export const NETWORK_TYPES = ['localnet', 'bridge', 'sriov', 'pod', 'ignored'] as const satisfies readonly Decision['type'][]

/** A decision on a port group as a form holds it; empty text is what the target has. What another type would want is kept while one looks around. */
export interface NetworkDraft {
  type: Decision['type']
  physicalNetwork: string
  as: '' | 'attachment' | 'cluster-network'
  scope: '' | 'default' | 'each'
  policies: '' | 'yes' | 'no'
  bridge: string
  pool: string
  vlan: 'source' | 'untagged' | 'other'
  /** As typed; of use where `vlan` is other. */
  vlanId: string
  reason: string
}

export type NetworkProblem = 'reason-missing' | 'vlan-invalid' | 'bridge-missing' | 'pool-missing'

/** IEEE 802.1Q: 0 is no VLAN, 4095 is reserved. */
const MOST_VLAN_ID = 4094

/** A form begins with what was decided, else with what holds; an open question begins with a VLAN to name. */
export function networkDraftOf(row: Pick<NetworkRow, 'decision' | 'effective' | 'isOpen'> | null): NetworkDraft {
  const decision = row?.decision ?? null
  const held = row?.effective?.destination ?? null
  const trunkBridge = held?.type === 'multus' && held.kind === 'trunk' ? held.bridge : null
  const vlanId = decision !== null && 'vlanId' in decision ? decision.vlanId : undefined
  return {
    type: decision?.type ?? (held?.type === 'pod' ? 'pod' : trunkBridge !== null ? 'bridge' : 'localnet'),
    physicalNetwork: decision?.type === 'localnet' ? (decision.physicalNetwork ?? '') : '',
    as: decision?.type === 'localnet' ? (decision.as ?? '') : '',
    scope: decision !== null && 'scope' in decision ? (decision.scope ?? '') : '',
    policies: decision?.type === 'localnet' && decision.hasPolicies !== undefined ? (decision.hasPolicies ? 'yes' : 'no') : '',
    bridge: decision?.type === 'bridge' ? decision.bridge : (trunkBridge ?? ''),
    pool: decision?.type === 'sriov' ? decision.pool : '',
    vlan: vlanId === null ? 'untagged' : vlanId !== undefined || row?.isOpen === true ? 'other' : 'source',
    vlanId: vlanId === null || vlanId === undefined ? '' : String(vlanId),
    reason: decision?.reason ?? '',
  }
}

/** The decision, or what is still wrong with it. */
export function networkDecisionOf(draft: NetworkDraft): { readonly value: Decision } | { readonly problem: NetworkProblem } {
  const text = draft.reason.trim()
  const reason = text === '' ? {} : { reason: text }
  if (draft.type === 'ignored') return text === '' ? { problem: 'reason-missing' } : { value: { type: 'ignored', reason: text } }
  if (draft.type === 'pod') return { value: { type: 'pod', ...reason } }
  if (draft.type === 'bridge' && draft.bridge === '') return { problem: 'bridge-missing' }
  if (draft.type === 'sriov' && draft.pool === '') return { problem: 'pool-missing' }
  const vlan = vlanOf(draft)
  if (vlan === null) return { problem: 'vlan-invalid' }
  // A ClusterUserDefinedNetwork makes an attachment in each of its namespaces, whatever anybody chooses.
  const scope = draft.scope === '' || (draft.type === 'localnet' && draft.as === 'cluster-network') ? {} : { scope: draft.scope }
  if (draft.type === 'bridge') return { value: { type: 'bridge', bridge: draft.bridge, ...vlan, ...scope, ...reason } }
  if (draft.type === 'sriov') return { value: { type: 'sriov', pool: draft.pool, ...vlan, ...scope, ...reason } }
  return {
    value: {
      type: 'localnet',
      ...vlan,
      ...(draft.physicalNetwork === '' ? {} : { physicalNetwork: draft.physicalNetwork }),
      ...(draft.as === '' ? {} : { as: draft.as }),
      ...scope,
      ...(draft.policies === '' ? {} : { hasPolicies: draft.policies === 'yes' }),
      ...reason,
    },
  }
}

/** Null where it is not one. */
function vlanOf({ vlan, vlanId: typed }: NetworkDraft): { readonly vlanId?: number | null } | null {
  if (vlan === 'source') return {}
  if (vlan === 'untagged') return { vlanId: null }
  const vlanId = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : 0
  return vlanId < 1 || vlanId > MOST_VLAN_ID ? null : { vlanId }
}
