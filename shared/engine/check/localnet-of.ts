import type { KubeObject } from '#shared/domain/plan/kube-object.ts'
import { fieldText, fieldValue, isRecord } from './field-values.ts'

const OVN_TYPE = 'ovn-k8s-cni-overlay'

/** The localnet that an attachment or a ClusterUserDefinedNetwork is on, and its VLAN; null for another kind of network. What is wrong with its text is a check's business. */
export function localnetOf(object: KubeObject): { readonly name: string; readonly vlanId: number | null } | null {
  if (object.kind === 'ClusterUserDefinedNetwork') {
    const name = fieldText(object, 'spec.network.localnet.physicalNetworkName')
    return name === null ? null : { name, vlanId: vlanOf(fieldValue(object, 'spec.network.localnet.vlan.access.id')) }
  }
  try {
    const parsed: unknown = JSON.parse(fieldText(object, 'spec.config') ?? '')
    if (!isRecord(parsed) || parsed.type !== OVN_TYPE || parsed.topology !== 'localnet') return null
    const name = fieldText(parsed, 'physicalNetworkName') ?? fieldText(parsed, 'name')
    return name === null ? null : { name, vlanId: vlanOf(parsed.vlanID) }
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** OVN-Kubernetes takes 0 for no VLAN. */
function vlanOf(value: unknown): number | null {
  return typeof value === 'number' && value > 0 ? value : null
}
