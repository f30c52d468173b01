import type { NetworkRow } from '#shared/contract/mapping-rows.ts'
import type { DecisionValue } from '#shared/domain/decisions/decision.ts'

/** A decision on a port group as a form holds it. */
export interface NetworkDraft {
  type: 'localnet' | 'pod' | 'ignored'
  /** Empty: the target's default. */
  physicalNetwork: string
  vlan: 'source' | 'untagged' | 'other'
  /** As typed; of use where `vlan` is other. */
  vlanId: string
  reason: string
}

export type NetworkProblem = 'reason-missing' | 'vlan-invalid'

/** IEEE 802.1Q: 0 is no VLAN, 4095 is reserved. */
const MOST_VLAN_ID = 4094

/** A form begins with what was decided, else with what holds; an open question begins with a VLAN to name. */
export function networkDraftOf(row: Pick<NetworkRow, 'decision' | 'effective' | 'isOpen'> | null): NetworkDraft {
  const decision = row?.decision ?? null
  const localnet = decision?.type === 'localnet' ? decision : null
  // Linux bridges and virtual functions have no form yet: it begins with what a form can say.
  const type = decision?.type === 'localnet' || decision?.type === 'pod' || decision?.type === 'ignored' ? decision.type : (row?.effective?.destination?.type === 'pod' ? 'pod' : 'localnet')
  const vlan = localnet?.vlanId === null ? 'untagged' : localnet?.vlanId !== undefined || row?.isOpen === true ? 'other' : 'source'
  return { type, physicalNetwork: localnet?.physicalNetwork ?? '', vlan, vlanId: localnet?.vlanId == null ? '' : String(localnet.vlanId), reason: decision?.reason ?? '' }
}

/** The decision, or what is still wrong with it. */
export function networkDecisionOf(draft: NetworkDraft): { readonly value: DecisionValue<'port-group.network'> } | { readonly problem: NetworkProblem } {
  const text = draft.reason.trim()
  const reason = text === '' ? {} : { reason: text }
  if (draft.type === 'ignored') return text === '' ? { problem: 'reason-missing' } : { value: { type: 'ignored', reason: text } }
  if (draft.type === 'pod') return { value: { type: 'pod', ...reason } }
  const physicalNetwork = draft.physicalNetwork === '' ? {} : { physicalNetwork: draft.physicalNetwork }
  if (draft.vlan === 'source') return { value: { type: 'localnet', ...physicalNetwork, ...reason } }
  if (draft.vlan === 'untagged') return { value: { type: 'localnet', vlanId: null, ...physicalNetwork, ...reason } }
  const vlanId = /^\d{1,4}$/.test(draft.vlanId.trim()) ? Number(draft.vlanId) : 0
  if (vlanId < 1 || vlanId > MOST_VLAN_ID) return { problem: 'vlan-invalid' }
  return { value: { type: 'localnet', vlanId, ...physicalNetwork, ...reason } }
}
